/** Why a message was not taken, in words that tell nothing about its recipient. */
export const FAULT_CLASSES = [
  'connection',
  'tls',
  'sign-in',
  'server-refused',
  'sender-refused',
  'address-refused',
  'message-refused',
  'no-reply',
  'no-address',
  'number-refused',
  'opted-out',
  'undelivered',
  'device-gone',
] as const;
export type FaultClass = (typeof FAULT_CLASSES)[number];

/** How an SMTP conversation broke off. */
export interface BrokenConversation {
  /** The library's error code, such as EENVELOPE. */
  readonly code: string;
  /** The command that was being answered, such as 'RCPT TO'. */
  readonly command: string;
  /** The server's reply code, when there was a reply. */
  readonly replyCode: number | null;
  /** Whether the message's bytes had begun to leave. */
  readonly bytesLeft: boolean;
}

export type MailFailure =
  | { readonly kind: 'refused'; readonly lasting: boolean; readonly fault: FaultClass }
  | { readonly kind: 'ambiguous'; readonly fault: FaultClass };

/**
 * What a broken conversation means. Before the message's bytes left, nothing can have been taken, so every break is a
 * definite refusal. After that only a reply to the message itself is definite (RFC 5321 4.2.5); silence is ambiguous.
 * Lasting refusals concern the address or the message; a server that is unwell is worth another try.
 */
export function judgeMailFailure(broken: BrokenConversation): MailFailure {
  const { code, command, replyCode, bytesLeft } = broken;
  const refused = replyCode !== null && replyCode >= 500;
  if (bytesLeft) {
    if (code === 'EMESSAGE' && replyCode !== null && replyCode >= 400)
      return { kind: 'refused', lasting: refused, fault: 'message-refused' };
    return { kind: 'ambiguous', fault: 'no-reply' };
  }
  if (code === 'ETLS') return { kind: 'refused', lasting: false, fault: 'tls' };
  if (code === 'EAUTH') return { kind: 'refused', lasting: false, fault: 'sign-in' };
  if (command === 'RCPT TO') return { kind: 'refused', lasting: refused, fault: 'address-refused' };
  if (command === 'MAIL FROM') return { kind: 'refused', lasting: refused, fault: 'sender-refused' };
  if (command === 'DATA') return { kind: 'refused', lasting: refused, fault: 'message-refused' };
  return { kind: 'refused', lasting: false, fault: replyCode === null ? 'connection' : 'server-refused' };
}
