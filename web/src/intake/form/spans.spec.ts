import { type Question } from '../questionnaire.js';
import { spansOf } from './spans.js';

const line = (...widths: ('third' | 'half' | 'full')[]) => [
  ...spansOf(
    widths.map((width, at): Question => ({
      id: `q${at}`,
      type: 'text',
      sensitivity: 'P1',
      owner: 'caller',
      label: { en: '', es: '' },
      monitoredLine: 'ask',
      width,
    })),
  ).values(),
];

describe('widths of questions in a line', () => {
  it('three thirds and two halves fill a line', () => {
    expect(line('third', 'third', 'third', 'half', 'half')).toEqual([2, 2, 2, 3, 3]);
  });

  it('a third and a half share the line equally', () => {
    expect(line('third', 'half', 'full')).toEqual([3, 3, 6]);
  });

  it('a single half stays a half', () => {
    expect(line('half', 'full', 'third')).toEqual([3, 6, 2]);
  });
});
