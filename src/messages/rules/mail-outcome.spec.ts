import { judgeMailFailure, type BrokenConversation } from './mail-outcome.js';

const broken = (over: Partial<BrokenConversation>): BrokenConversation => ({
  code: 'ECONNECTION',
  command: 'CONN',
  replyCode: null,
  bytesLeft: false,
  ...over,
});

describe('what a broken SMTP conversation means', () => {
  it.each([
    ['nobody listens', broken({ code: 'ESOCKET' }), { kind: 'refused', lasting: false, fault: 'connection' }],
    [
      'the greeting never comes',
      broken({ code: 'ETIMEDOUT' }),
      { kind: 'refused', lasting: false, fault: 'connection' },
    ],
    [
      'the server greets with 554',
      broken({ code: 'EPROTOCOL', replyCode: 554 }),
      { kind: 'refused', lasting: false, fault: 'server-refused' },
    ],
    ['STARTTLS fails', broken({ code: 'ETLS' }), { kind: 'refused', lasting: false, fault: 'tls' }],
    [
      'the password is wrong',
      broken({ code: 'EAUTH', replyCode: 535 }),
      { kind: 'refused', lasting: false, fault: 'sign-in' },
    ],
    [
      'greylisted',
      broken({ code: 'EENVELOPE', command: 'RCPT TO', replyCode: 451 }),
      { kind: 'refused', lasting: false, fault: 'address-refused' },
    ],
    [
      'no such mailbox',
      broken({ code: 'EENVELOPE', command: 'RCPT TO', replyCode: 550 }),
      { kind: 'refused', lasting: true, fault: 'address-refused' },
    ],
    [
      'our sender is blocked',
      broken({ code: 'EENVELOPE', command: 'MAIL FROM', replyCode: 553 }),
      { kind: 'refused', lasting: true, fault: 'sender-refused' },
    ],
    [
      'DATA refused',
      broken({ code: 'EENVELOPE', command: 'DATA', replyCode: 452 }),
      { kind: 'refused', lasting: false, fault: 'message-refused' },
    ],
    [
      'message refused after its bytes',
      broken({ code: 'EMESSAGE', command: 'DATA', replyCode: 554, bytesLeft: true }),
      { kind: 'refused', lasting: true, fault: 'message-refused' },
    ],
    [
      'message put off after its bytes',
      broken({ code: 'EMESSAGE', command: 'DATA', replyCode: 451, bytesLeft: true }),
      { kind: 'refused', lasting: false, fault: 'message-refused' },
    ],
    [
      'silence after the bytes',
      broken({ code: 'ETIMEDOUT', bytesLeft: true }),
      { kind: 'ambiguous', fault: 'no-reply' },
    ],
    ['the line drops after the bytes', broken({ bytesLeft: true }), { kind: 'ambiguous', fault: 'no-reply' }],
    [
      'half a reply before the line drops',
      broken({ replyCode: 451, bytesLeft: true }),
      { kind: 'ambiguous', fault: 'no-reply' },
    ],
  ])('%s', (_situation, given, expected) => {
    expect(judgeMailFailure(given)).toEqual(expected);
  });
});
