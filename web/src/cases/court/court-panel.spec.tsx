import 'temporal-polyfill/global';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { loadWords, startI18n } from '../../i18n/i18n.js';
import { openPart } from '../case-part.fixture.js';
import { CourtPanel } from './court-panel.js';

const SESSION = {
  signedIn: true,
  step: 'done',
  permissions: ['hearing:schedule'],
  csrfToken: '',
  demo: false,
  staging: false,
};

beforeAll(async () => {
  await startI18n('en');
  await loadWords('cases');
});
afterEach(cleanup);

it('a refresh that failed says so and leaves a form half filled as it is', async () => {
  const { client } = await openPart(<CourtPanel />, {
    known: [
      [['session'], SESSION],
      [['case', 'case-1', 'hearings'], { items: [] }],
    ],
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Schedule a hearing' }));
  const judge = () => screen.getByRole<HTMLInputElement>('textbox', { name: /^Judge/ });
  await userEvent.type(judge(), 'Trimble');
  await act(() => client.refetchQueries({ queryKey: ['case', 'case-1', 'hearings'] }));
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Try again' })).toBeTruthy());
  expect(judge().value).toBe('Trimble');
});
