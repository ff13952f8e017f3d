// @vitest-environment node
import {
  changeDeadline,
  enterDeadline,
  meetDeadline,
  passDeadline,
  reopenDeadline,
  verifyDeadline,
  verifyHearing,
  waiveDeadline,
} from './deeds.js';

const asked: { path: string; version: string | null; body: unknown }[] = [];
const DATE = {
  kind: 'HAND_BRIEF',
  on: '2026-12-15',
  timeZone: 'America/New_York',
  owner: 'US',
  ladder: 'C',
  toldBy: 'notice',
} as const;

beforeEach(() => {
  asked.length = 0;
  globalThis.fetch = async (input) => {
    const request = input as Request;
    const { pathname: path } = new URL(request.url);
    asked.push({ path, version: request.headers.get('if-match'), body: await request.json() });
    return new Response('{}', { headers: { 'content-type': 'application/json' } });
  };
});

it('a deed to a date says which version of it was seen', async () => {
  await meetDeadline('d', 1, { on: '2026-11-24' });
  await waiveDeadline('d', 2, 'She goes home');
  await passDeadline('d', 3, { check: 'ecas_checked' });
  await reopenDeadline('d', 4, 'Another case');
  await verifyDeadline('d', 5, { method: 'notice_seen' });
  await changeDeadline('d', 7, DATE);
  await enterDeadline('c', DATE);
  await verifyHearing('h', 6, { method: 'court_called' });
  expect(asked).toEqual([
    { path: '/api/deadlines/d/met', version: '"1"', body: { on: '2026-11-24' } },
    { path: '/api/deadlines/d/waive', version: '"2"', body: { reason: 'She goes home' } },
    { path: '/api/deadlines/d/passed', version: '"3"', body: { check: 'ecas_checked' } },
    { path: '/api/deadlines/d/reopen', version: '"4"', body: { reason: 'Another case' } },
    { path: '/api/deadlines/d/verify', version: '"5"', body: { method: 'notice_seen' } },
    { path: '/api/deadlines/d/change', version: '"7"', body: DATE },
    { path: '/api/cases/c/deadlines', version: null, body: DATE },
    { path: '/api/hearings/h/verify', version: '"6"', body: { method: 'court_called' } },
  ]);
});
