import type { Outcome } from '../message-channel.js';
import { judgeSmsSilence } from './sms-outcome.js';

/** What became of one message on one device; `ends` when the device takes no messages any more. */
export type DeviceOutcome = Outcome & { readonly ends?: true };

const GONE = new Set([404, 410]);
/** The name of the service leads to this machine or its network; only our own look-up says so. */
export const PRIVATE_ADDRESS = 'EPRIVATE';

/**
 * What a push service's answer means (RFC 8030). "Created" is all that a service ever says: whether the device showed the
 * message nobody tells. Gone is lasting and ends the subscription; a key that is not known (401, 403), too many at once and
 * a time-out of theirs are the service's and worth another try; a service that fails may have taken the message.
 */
export function judgePushAnswer(status: number): DeviceOutcome {
  if (status >= 200 && status < 300) return { kind: 'accepted', receipt: String(status) };
  if (GONE.has(status)) return { kind: 'refused', lasting: true, fault: 'device-gone', ends: true };
  if (status >= 500 || status === 408) return { kind: 'ambiguous', fault: 'no-reply' };
  if (status === 429) return { kind: 'refused', lasting: false, fault: 'server-refused' };
  if (status === 401 || status === 403) return { kind: 'refused', lasting: false, fault: 'sign-in' };
  // Also a redirection: nobody is followed to another address.
  return { kind: 'refused', lasting: true, fault: 'message-refused' };
}

/** What a conversation without an answer means, by the error code of whatever broke it. */
export function judgePushSilence(code: string | undefined): DeviceOutcome {
  if (code === PRIVATE_ADDRESS) return { kind: 'refused', lasting: false, fault: 'connection' };
  if (code !== undefined && /CERT|^ERR_TLS|_VERIFY_|SIGNATURE/.test(code))
    return { kind: 'refused', lasting: false, fault: 'tls' };
  return judgeSmsSilence(code);
}

/**
 * What became of a message to all devices of a person: taken when one service took it; in doubt when one may have; else
 * refused, for good only when every device refused it for good. Nobody's device at all: no address.
 */
export function together(outcomes: readonly Outcome[]): Outcome {
  const found =
    outcomes.find(({ kind }) => kind === 'accepted') ??
    outcomes.find(({ kind }) => kind === 'ambiguous') ??
    outcomes.find((outcome) => outcome.kind === 'refused' && !outcome.lasting) ??
    outcomes[0];
  return found ?? { kind: 'refused', lasting: true, fault: 'no-address' };
}
