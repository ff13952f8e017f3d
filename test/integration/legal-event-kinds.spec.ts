import { legalEventKind } from '../../src/calendar/rules/legal-event-kinds.js';
import { RULE_BOOK } from '../../src/calendar/rules/rule-book.js';
import { selectRule } from '../../src/calendar/rules/select-rule.js';
import { RELEASES } from '../../src/custody/rules/release.js';
import { FIRST_MORNING } from '../factories/calendar.js';
import { openedCase } from '../factories/cases.js';
import { Office } from '../support/office.js';

interface Change {
  appears: { code: string }[];
}
interface Kind {
  kind: string;
  asksTime: boolean;
}

const TODAY = '2026-11-24';
const told = (kind: string, more: object) => ({
  kind,
  on: TODAY,
  toldBy: 'court',
  toldHow: 'paper',
  ...more,
});

/** Codes of the rules an event triggers for somebody held at Stewart, or let go from there. */
function inGeorgia(word: string): string[] {
  const kind = legalEventKind(word);
  const isFree = kind?.release != null && RELEASES[kind.release].becomes !== null;
  const place = { court: 'IC_STEWART', circuit: '11', state: 'GA', detained: !isFree };
  const codes = new Set(
    RULE_BOOK.filter(({ trigger }) => kind?.says.includes(trigger)).map(({ code }) => code),
  );
  return [...codes].filter((code) => selectRule(RULE_BOOK, code, TODAY, place).ok).toSorted();
}

describe('the kinds of events', () => {
  let office: Office;

  beforeAll(async () => {
    office = await Office.open();
  });
  beforeEach(() => office.moveTo(FIRST_MORNING));
  afterAll(() => office.close());

  test('every kind can be recorded, and opens what its rules say for the place', async () => {
    const { caseId } = await openedCase(await office.as('hotline_volunteer'), await office.as('coordinator'));
    const supervisor = await office.as('supervising_attorney');
    const { body } = await supervisor.get<{ items: Kind[] }>(`/cases/${caseId}/events/kinds`);
    expect(body.items.length).toBeGreaterThan(90);
    for (const { kind, asksTime } of body.items) {
      const preview = await supervisor.post<Change>(
        `/cases/${caseId}/events/preview`,
        told(kind, asksTime ? { at: '08:00' } : {}),
      );
      const codes = preview.body.appears.map(({ code }) => code);
      expect({ kind, status: preview.status, codes: codes.toSorted() }).toEqual({
        kind,
        status: 200,
        codes: inGeorgia(kind),
      });
    }
  });
});
