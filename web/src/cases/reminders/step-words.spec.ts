import { stepWords } from './step-words.js';

describe('a step of a reminder ladder', () => {
  it.each([
    ['T-21d', { key: 'before', unit: 'd', count: 21 }],
    ['T-3h', { key: 'before', unit: 'h', count: 3 }],
    ['T+1bd', { key: 'after', unit: 'bd', count: 1 }],
    ['T+4h', { key: 'after', unit: 'h', count: 4 }],
    ['T 09:00', { key: 'onTheDay', time: '09:00' }],
    ['T', { key: 'atTime' }],
    ['T morning', { key: 'morning' }],
    ['open', { key: 'open' }],
    ['now T-1d', { key: 'now' }],
    ['page 3', { key: 'page' }],
    ['80%', { key: 'share', percent: 80 }],
    ['something new', { key: 'other', name: 'something new' }],
  ])('%s', (step, words) => expect(stepWords(step)).toEqual(words));
});
