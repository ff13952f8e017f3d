import type { PartyContact, PartyIdentity } from '../../parties/rules/party.js';
import { dateOf, isYes, wordOf, type Answer, type Answers } from './answers.js';

/** Which answers make up the detained person, the caller and the way to reach the caller. */
const DETAINED =
  /^detained\.(givenNames|firstSurname|secondSurname|nameAsIceHasIt|otherNames|birth|countryOfBirth|nationality|language|languageVariant|spanish|aNumber)$/;
const CALLER = /^caller\.(name|relationship|authorised|language|languageVariant|interpreter|needsAudio)$/;
const CONTACT = /^caller\.(phone|safeToTalk|smsOk|voicemailOk|whatsappOk|safeHours)$/;

export interface Touched {
  readonly detained: boolean;
  readonly caller: boolean;
  readonly contact: boolean;
}

/** Which of the people a patch changes, so that only their rows are sealed anew. */
export function touchedPeople(changes: ReadonlyMap<string, Answer | null>): Touched {
  const ids = [...changes.keys()];
  return {
    detained: ids.some((id) => DETAINED.test(id)),
    caller: ids.some((id) => CALLER.test(id)),
    contact: ids.some((id) => CONTACT.test(id)),
  };
}

/** The detained person as these answers describe them. */
export function detainedPerson(answers: Answers): PartyIdentity {
  const birth = dateOf(answers, 'detained.birth');
  return {
    name: known({
      givenNames: wordOf(answers, 'detained.givenNames'),
      firstSurname: wordOf(answers, 'detained.firstSurname'),
      secondSurname: wordOf(answers, 'detained.secondSurname'),
      asIceHasIt: wordOf(answers, 'detained.nameAsIceHasIt'),
    }),
    ...known({
      otherNames: wordOf(answers, 'detained.otherNames'),
      countryOfBirth: wordOf(answers, 'detained.countryOfBirth'),
      nationality: wordOf(answers, 'detained.nationality'),
      language: wordOf(answers, 'detained.language'),
      languageVariant: wordOf(answers, 'detained.languageVariant'),
      spanish: wordOf(answers, 'detained.spanish'),
      aNumberMasked: wordOf(answers, 'detained.aNumber'),
    }),
    ...(birth ? { birth } : {}),
  };
}

/** The caller as these answers describe them: any name they chose to give. */
export function callerPerson(answers: Answers): PartyIdentity {
  return {
    name: known({ givenNames: wordOf(answers, 'caller.name') }),
    ...known({
      language: wordOf(answers, 'caller.language'),
      languageVariant: wordOf(answers, 'caller.languageVariant'),
      relationship: wordOf(answers, 'caller.relationship'),
      authorised: wordOf(answers, 'caller.authorised'),
    }),
    ...(isYes(answers, 'caller.interpreter') ? { needsInterpreter: true } : {}),
    ...(isYes(answers, 'caller.needsAudio') ? { needsAudio: true } : {}),
  };
}

/** How the caller may be reached. Without a clear yes, no message is left and none is sent. */
export function callerContact(answers: Answers): PartyContact['safety'] {
  return {
    smsOk: isYes(answers, 'caller.smsOk'),
    voicemailOk: isYes(answers, 'caller.voicemailOk'),
    whatsappOk: isYes(answers, 'caller.whatsappOk'),
    ...known({
      safeHours: wordOf(answers, 'caller.safeHours'),
      safeToTalk: wordOf(answers, 'caller.safeToTalk'),
    }),
  };
}

function known<K extends string>(parts: Record<K, string | null>): Partial<Record<K, string>> {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== null)) as Partial<
    Record<K, string>
  >;
}
