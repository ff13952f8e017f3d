import { phoneLink, phoneWords } from './phone.js';

it.each([
  ['+17045550123', '(704) 555-0123', 'tel:+17045550123'],
  ['+17045550123;ext=12', '(704) 555-0123 ext. 12', 'tel:+17045550123;ext=12'],
  ['+50255550123', '+50255550123', 'tel:+50255550123'],
  ['704 555 0123 x12', '704 555 0123 x12', 'tel:7045550123'],
  ['(704) 555-0123 ext. 12', '(704) 555-0123 ext. 12', 'tel:7045550123'],
  ['704 555', '704 555', 'tel:704555'],
])('%s is read as %s and dialled as %s', (kept, words, link) =>
  expect([phoneWords(kept), phoneLink(kept)]).toEqual([words, link]),
);
