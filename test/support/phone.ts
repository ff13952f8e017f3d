import type { SignedIn } from './office.js';
import type { SmsProvider } from './sms-provider.js';

let numbers = 0;

/** Somebody gives a synthetic number and confirms it by the code that is texted to it; gives the number. */
export async function givePhone(person: SignedIn, provider: SmsProvider): Promise<string> {
  numbers += 1;
  const phone = `+1704555${String(100 + numbers).padStart(4, '0')}`;
  const given = await person.post('/reach/phone', { phone });
  const code = /\d{6}/.exec((await provider.next(phone)).body)?.[0];
  const confirmed = await person.post('/reach/phone/confirm', { code });
  if (given.status !== 200 || confirmed.status !== 200)
    throw new Error(`a number was not taken: ${given.status}, ${confirmed.status}`);
  provider.forget();
  return phone;
}
