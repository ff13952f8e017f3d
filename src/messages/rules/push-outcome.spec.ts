import { judgePushAnswer, judgePushSilence, together } from './push-outcome.js';

describe('what a push service says', () => {
  it.each([
    [201, 'accepted'],
    [202, 'accepted'],
    [301, 'refused'],
    [400, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [410, 'refused'],
    [413, 'refused'],
    [429, 'refused'],
    [408, 'ambiguous'],
    [500, 'ambiguous'],
    [503, 'ambiguous'],
  ] as const)('%i: %s', (status, kind) => {
    expect(judgePushAnswer(status).kind).toBe(kind);
  });

  it('only "gone" and "not found" end a device', () => {
    const ended = [201, 301, 400, 401, 403, 404, 410, 413, 429, 500].filter(
      (status) => judgePushAnswer(status).ends,
    );
    expect(ended).toEqual([404, 410]);
  });

  it('a key that is not known, and too many at once, are no fault of the message', () => {
    for (const status of [401, 403, 429])
      expect(judgePushAnswer(status)).toMatchObject({ kind: 'refused', lasting: false });
  });

  it.each([
    ['ECONNREFUSED', 'refused'],
    ['ENOTFOUND', 'refused'],
    ['EPRIVATE', 'refused'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'refused'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'refused'],
    ['ECONNRESET', 'ambiguous'],
    [undefined, 'ambiguous'],
  ] as const)('silence by %s: %s', (code, kind) => {
    expect(judgePushSilence(code).kind).toBe(kind);
  });
});

describe('several devices are one message', () => {
  const taken = judgePushAnswer(201);
  const gone = judgePushAnswer(410);
  const busy = judgePushAnswer(429);
  const silent = judgePushSilence('ECONNRESET');

  it.each([
    ['one took it', [gone, silent, taken], { kind: 'accepted' }],
    ['one may have', [gone, silent, busy], { kind: 'ambiguous' }],
    ['one is worth another try', [gone, busy], { kind: 'refused', lasting: false }],
    ['all are gone', [gone, gone], { kind: 'refused', lasting: true, fault: 'device-gone' }],
    ['there is none', [], { kind: 'refused', lasting: true, fault: 'no-address' }],
  ] as const)('%s', (_title, outcomes, expected) => {
    expect(together(outcomes)).toMatchObject(expected);
  });
});
