import 'temporal-polyfill/global';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { loadWords, startI18n } from '../i18n/i18n.js';
import { CaseHeader } from './case-header.js';
import { openPart } from './case-part.fixture.js';

beforeAll(async () => {
  await startI18n('en');
  await loadWords('cases');
});
afterEach(cleanup);

it('what could not be fetched never looks like nothing', async () => {
  await openPart(<CaseHeader />, { known: [[['case', 'case-1', 'custody'], { items: [] }]] });
  // The next date, the lead and the backup; where the person is held was told.
  await waitFor(() => expect(screen.getAllByText(/could not be fetched/)).toHaveLength(3));
  expect(screen.queryByText('No date ahead')).toBeNull();
  expect(screen.queryByText('Nobody yet')).toBeNull();
});
