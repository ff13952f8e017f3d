import { type CaseContact } from '../shapes.js';
import { callMarks } from './call-marks.js';

const contact: CaseContact = {
  partyId: 'p',
  name: 'Lupita',
  relationship: 'sibling',
  language: 'spa',
  needsInterpreter: false,
  authorised: null,
  phone: '+17045550123',
  phoneSafety: null,
};
const keys = (changes: Partial<CaseContact>) => callMarks({ ...contact, ...changes }).map(({ key }) => key);

describe('before dialling', () => {
  it('nothing asked means no: no message, no text, nothing told', () => {
    expect(keys({})).toEqual(['noVoicemail', 'noSms', 'notAuthorised']);
  });

  it('what was allowed is said', () => {
    const phoneSafety = {
      smsOk: true,
      voicemailOk: true,
      whatsappOk: true,
      safeHours: null,
      safeToTalk: 'yes',
    };
    expect(keys({ phoneSafety, authorised: 'yes' })).toEqual([
      'voicemailOk',
      'smsOk',
      'whatsappOk',
      'authorised',
    ]);
  });

  it('text only comes first', () => {
    const phoneSafety = {
      smsOk: true,
      voicemailOk: false,
      whatsappOk: false,
      safeHours: null,
      safeToTalk: 'textOnly',
    };
    expect(keys({ phoneSafety })[0]).toBe('textOnly');
  });

  it('without a number there is nothing to dial, but still somebody who may not be told', () => {
    expect(keys({ phone: null })).toEqual(['notAuthorised']);
  });
});
