import { type CaseContact } from '../shapes.js';
import { callMarks } from './call-marks.js';
import { phoneLink, phoneWords } from './phone.js';

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

describe('a telephone number', () => {
  it('is grouped as people read it out, with its extension', () => {
    expect(phoneWords('+17045550123')).toBe('(704) 555-0123');
    expect(phoneWords('+17045550123;ext=12')).toBe('(704) 555-0123 ext. 12');
    expect(phoneWords('+50255550123')).toBe('+50255550123');
  });

  it('dials with its extension', () => {
    expect(phoneLink('+17045550123;ext=12')).toBe('tel:+17045550123;ext=12');
  });
});
