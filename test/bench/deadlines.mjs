import { pathToFileURL } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { median } from './measure.mjs';

const built = (file) => import(pathToFileURL(inRoot('dist', 'src', file)).href);
const ZONE = 'America/New_York';
const DAYS = 365;

/**
 * Every rule of the book over every day of a year, holidays, rolling and the arithmetic in words included, in one process;
 * against nothing but adding thirty days to a date as often, with the same library.
 */
export async function deadlines({ rounds, print, note }) {
  const { RULE_BOOK } = await built('calendar/rules/rule-book.js');
  const { computeDeadline } = await built('calendar/rules/deadline-engine.js');
  const { countsHours } = await built('calendar/rules/deadline-rule.js');
  const { officeFacts } = await built('places/rules/federal-holidays.js');
  const facts = { ...officeFacts(), zones: { court: ZONE, facility: ZONE } };
  const days = Array.from({ length: DAYS }, (_, at) =>
    Temporal.PlainDate.from('2026-01-01').add({ days: at }),
  );
  const instants = days.map((day) =>
    day.toZonedDateTime({ timeZone: ZONE, plainTime: '15:30' }).toInstant().toString(),
  );
  const texts = days.map(String);
  note(`deadlines: ${RULE_BOOK.length} rules, ${DAYS} days`);
  const whole = () => {
    let computed = 0;
    for (const rule of RULE_BOOK) {
      for (const text of countsHours(rule.unit) ? instants : texts)
        if (computeDeadline(rule, { [rule.inputs[0]]: text }, facts).ok) computed += 1;
    }
    return computed;
  };
  const bare = () => {
    for (let at = 0; at < RULE_BOOK.length; at += 1)
      for (const text of texts) Temporal.PlainDate.from(text).add({ days: 30 }).toString();
    return RULE_BOOK.length * DAYS;
  };
  const rows = [];
  for (let round = 0; round <= rounds; round += 1) {
    const row = { fianza: perSecond(whole), bare: perSecond(bare) };
    if (round === 0) continue;
    rows.push(row);
    print({ bench: 'deadlines', round, ...row });
  }
  const ratio = median(rows.map((row) => row.fianza / row.bare));
  print({
    bench: 'deadlines',
    summary: true,
    rounds,
    perSecond: { fianza: median(rows.map((row) => row.fianza)), bare: median(rows.map((row) => row.bare)) },
    ratio: { bare: Math.round(ratio * 1000) / 1000 },
  });
}

function perSecond(work) {
  const begun = performance.now();
  const done = work();
  return Math.round((done / (performance.now() - begun)) * 1000);
}
