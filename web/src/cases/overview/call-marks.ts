import { type BadgeTone } from '../../ui/notice.js';
import { type CaseContact } from '../shapes.js';

export interface CallMark {
  /** Key after `mark.` in the words of the cases. */
  key: string;
  tone: BadgeTone;
}

/**
 * What one must know before dialling. Without a clear yes the answer is no: no message is left, no text is sent, and
 * nothing of the case is told.
 */
export function callMarks(contact: CaseContact): CallMark[] {
  const { phone, phoneSafety, authorised } = contact;
  const marks: CallMark[] = [];
  if (phone) {
    if (phoneSafety?.safeToTalk === 'textOnly') marks.push({ key: 'textOnly', tone: 'soon' });
    marks.push(
      phoneSafety?.voicemailOk ? { key: 'voicemailOk', tone: 'ok' } : { key: 'noVoicemail', tone: 'soon' },
    );
    marks.push(phoneSafety?.smsOk ? { key: 'smsOk', tone: 'ok' } : { key: 'noSms', tone: 'soon' });
    if (phoneSafety?.whatsappOk) marks.push({ key: 'whatsappOk', tone: 'ok' });
  }
  marks.push(
    authorised === 'yes' ? { key: 'authorised', tone: 'ok' } : { key: 'notAuthorised', tone: 'soon' },
  );
  return marks;
}
