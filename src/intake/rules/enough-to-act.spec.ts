import type { Answers } from './answers.js';
import { enoughToAct } from './enough-to-act.js';

const known = (...ids: string[]): Answers =>
  Object.fromEntries(ids.map((id) => [id, { state: 'value' as const, value: 'x' }]));
const phone = 'caller.phone';

describe('enough to act on', () => {
  it.each([
    ['A-number and country', known(phone, 'detained.aNumber', 'detained.countryOfBirth')],
    [
      'full name and country',
      known(phone, 'detained.givenNames', 'detained.firstSurname', 'detained.countryOfBirth'),
    ],
    [
      'facility and full name',
      known(phone, 'detained.facility', 'detained.givenNames', 'detained.firstSurname'),
    ],
    [
      'the name as ICE has it and country',
      known(phone, 'detained.nameAsIceHasIt', 'detained.countryOfBirth'),
    ],
    [
      'a single name and country',
      {
        ...known(phone, 'detained.givenNames', 'detained.countryOfBirth'),
        'detained.singleName': { state: 'value', value: true },
      } as Answers,
    ],
  ])('%s, with a number to call back', (_, answers) => {
    expect(enoughToAct(answers).enough).toBe(true);
  });

  it.each([
    ['no number to call back', known('detained.aNumber', 'detained.countryOfBirth')],
    ['an A-number alone', known(phone, 'detained.aNumber')],
    ['given names without surname', known(phone, 'detained.givenNames', 'detained.countryOfBirth')],
    ['a facility alone', known(phone, 'detained.facility')],
    [
      'an unknown country',
      { ...known(phone, 'detained.aNumber'), 'detained.countryOfBirth': { state: 'unknown' } } as Answers,
    ],
  ])('not with %s', (_, answers) => {
    expect(enoughToAct(answers).enough).toBe(false);
  });

  it('says what is still missing', () => {
    expect(enoughToAct({}).missing).toEqual([
      'callback-number',
      'a-number',
      'country-of-birth',
      'full-name',
      'facility',
    ]);
    expect(enoughToAct(known(phone, 'detained.facility')).missing).toEqual([
      'a-number',
      'country-of-birth',
      'full-name',
    ]);
  });
});
