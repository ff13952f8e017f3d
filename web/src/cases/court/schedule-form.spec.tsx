import 'temporal-polyfill/global';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { loadWords, startI18n } from '../../i18n/i18n.js';
import { HearingTime } from '../../ui/hearing-time.js';
import { openPart } from '../case-part.fixture.js';
import { ScheduleForm } from './schedule-form.js';

const violations = async () =>
  (
    await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    })
  ).violations.map(({ id }) => id);

const WORDS = {
  en: { certainty: 'What did the court say?', exact: 'A day and an hour', control: 'A control date' },
  es: { certainty: '¿Qué dijo la corte?', exact: 'Un día y una hora', control: 'Una fecha de control' },
} as const;
const MARKS = {
  en: ['Control date: call the court', 'Date to be set'],
  es: ['Fecha de control: llame a la corte', 'Fecha por fijar'],
} as const;

afterEach(cleanup);

describe.each(['en', 'es'] as const)('a hearing to put in the calendar, in %s', (language) => {
  beforeAll(async () => {
    await startI18n(language);
    await loadWords('cases');
  });
  const words = WORDS[language];
  const open = () =>
    openPart(<ScheduleForm courtId="c" onDone={() => {}} onCancel={() => {}} />, {
      known: [[['courts'], []]],
    });
  const says = (name: string) =>
    userEvent.click(
      within(screen.getByRole('radiogroup', { name: words.certainty })).getByRole('radio', { name }),
    );
  const hours = () => document.querySelectorAll('input[type="time"]').length;

  it('asks how sure the date is, and then only for what the court can have told', async () => {
    await open();
    expect(hours()).toBe(0);
    await says(words.exact);
    expect(hours()).toBe(1);
    await says(words.control);
    expect(hours()).toBe(0);
    expect(await violations()).toEqual([]);
    await says(MARKS[language][1]);
    expect(screen.queryAllByRole('textbox', { name: /day|día/i })).toEqual([]);
    expect(await violations()).toEqual([]);
  });

  it('says of a date that is not sure what to do', async () => {
    const when = { on: '2026-12-01', startsAt: '2026-12-01T22:00:00Z', timeZone: 'America/New_York' };
    await openPart(
      <>
        <HearingTime {...when} certainty="control" />
        <HearingTime {...when} certainty="to_be_set" on={null} startsAt={null} />
      </>,
    );
    for (const mark of MARKS[language]) expect(screen.getByText(mark)).toBeTruthy();
    expect(document.body.textContent).not.toContain('5:00');
  });
});
