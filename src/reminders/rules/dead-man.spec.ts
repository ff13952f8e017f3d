import { watchOn, type Look, type Watch } from './dead-man.js';

const WELL: Look = { sweptAgo: 3, longestDue: 20 };
const START: Watch = { trouble: null, pagedAt: null, answeredAt: 0 };

/** Looks every five seconds; gives what was said, and when. */
function watching(seconds: number, lookAt: (now: number) => Look | null): string[] {
  const said: string[] = [];
  let watch = START;
  for (let now = 5; now <= seconds; now += 5) {
    const next = watchOn(watch, lookAt(now), now);
    ({ watch } = next);
    if (next.say) said.push(`${now} ${next.say.page}`);
  }
  return said;
}

describe('the dead man’s switch', () => {
  it('says nothing while sweeps come and nothing waits', () => {
    expect(watching(4000, () => WELL)).toEqual([]);
  });

  it('pages a minute after the last sweep, every quarter of an hour, and says when it is over', () => {
    const said = watching(2000, (now) => (now < 1500 ? { sweptAgo: now, longestDue: null } : WELL));
    expect(said).toEqual(['65 no-sweep', '965 no-sweep', '1500 recovered']);
  });

  it('pages when no sweep was ever seen', () => {
    expect(watching(10, () => ({ sweptAgo: null, longestDue: null }))).toEqual(['5 no-sweep']);
  });

  it('pages over a reminder that has waited five minutes although sweeps come', () => {
    expect(watching(320, (now) => ({ sweptAgo: 1, longestDue: now }))).toEqual(['305 overdue']);
  });

  it('bears a database that restarts, and pages over one that stays away', () => {
    expect(watching(300, (now) => (now > 100 && now < 150 ? null : WELL))).toEqual([]);
    expect(watching(300, (now) => (now > 100 ? null : WELL))).toEqual(['160 database-away']);
  });

  it('does not take a database that goes away for the end of the trouble', () => {
    const said = watching(200, (now) => (now < 100 ? { sweptAgo: 90, longestDue: null } : null));
    expect(said).toEqual(['5 no-sweep']);
  });
});
