import 'temporal-polyfill/global';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { loadWords, startI18n } from '../../i18n/i18n.js';
import { openPart } from '../case-part.fixture.js';
import { type CaseListItem } from '../shapes.js';
import { casesThatFit, choiceFault } from './many-dates.js';
import { ManyDatesPage } from './many-dates-page.js';

const item = (id: string, reference: string, detainedName: string, status = 'represented') =>
  ({ id, reference, detainedName, status }) as CaseListItem;
const CASES = [
  item('c1', 'FZ-AAAA', 'NÚÑEZ, Ana'),
  item('c2', 'FZ-BBBB', 'PÉREZ, Luis'),
  item('c3', 'FZ-CCCC', 'GÓMEZ, Eva', 'closed'),
];

const open = () =>
  openPart(<ManyDatesPage />, {
    known: [[['cases', 'all', null], { pages: [{ items: CASES, next: null }], pageParams: [''] }]],
  });

afterEach(cleanup);

describe('cases to choose from', () => {
  it('fit by code and by name, whatever the accents; closed ones get no date', () => {
    const found = (typed: string) => casesThatFit(CASES, typed).map(({ id }) => id);
    expect(found('')).toEqual(['c1', 'c2']);
    expect(found('nunez')).toEqual(['c1']);
    expect(found('bbbb ')).toEqual(['c2']);
    expect(found('gomez')).toEqual([]);
  });

  it('are one at least and a hundred at most', () => {
    expect(choiceFault([])).toEqual({ cases: 'cases' });
    expect(choiceFault(['c1'])).toEqual({});
    expect(choiceFault(Array.from({ length: 101 }, (_, index) => String(index)))).toEqual({
      cases: 'tooMany',
    });
  });
});

describe.each([
  ['en', 'Find a case', '2 cases chosen', 'Enter it in all of them', 'Choose one case at least.'],
  ['es', 'Buscar un caso', '2 casos elegidos', 'Registrarla en todos', 'Elija al menos un caso.'],
] as const)('the screen in %s', (language, find, two, save, missing) => {
  beforeAll(async () => {
    await startI18n(language);
    await loadWords('many', 'cases');
  });

  it('keeps what is chosen while one looks for another, with the keyboard alone', async () => {
    await open();
    const box = (name: RegExp) => screen.getByRole<HTMLInputElement>('checkbox', { name });
    box(/FZ-AAAA/).focus();
    await userEvent.keyboard(' ');
    await userEvent.type(screen.getByLabelText(find, { exact: false }), 'perez');
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: /FZ-AAAA/ })).toBeNull());
    box(/FZ-BBBB/).focus();
    await userEvent.keyboard(' ');
    expect(screen.getByText(two)).toBeTruthy();
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('says what is missing before it asks the server', async () => {
    await open();
    await userEvent.click(screen.getByRole('button', { name: save }));
    expect(within(document.body).getAllByText(missing, { exact: false }).length).toBeGreaterThan(0);
  });
});
