// @vitest-environment node
import { CALL_NOTICE } from './call-notice.fixture.js';
import { seen } from './inbox-queries.js';

describe('saying that an item was seen', () => {
  const asked: string[] = [];
  beforeEach(() => {
    asked.length = 0;
    globalThis.fetch = (input) => {
      const { method, url } = input as Request;
      asked.push(`${method} ${new URL(url).pathname}`);
      return Promise.resolve(new Response('{}', { headers: { 'content-type': 'application/json' } }));
    };
  });

  it('a notice is confirmed as itself', async () => {
    await seen(CALL_NOTICE);
    expect(asked).toEqual([`POST /api/inbox/${CALL_NOTICE.id}/acknowledge`]);
  });

  it('a reminder as a reminder, which stops its escalation', async () => {
    await seen({ ...CALL_NOTICE, kind: 'reminder', intakeId: null, reminderId: 'reminder' });
    expect(asked).toEqual(['POST /api/reminders/reminder/acknowledge']);
  });
});
