import 'temporal-polyfill/global';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { startI18n } from '../../i18n/i18n.js';
import { UNFINISHED } from './day.js';
import { DayField } from './day-field.js';

beforeAll(async () => {
  await startI18n('en');
});
afterEach(cleanup);

it('tells a whole day, none, and that a day is half written, and keeps the boxes as typed', async () => {
  const told: (string | null)[] = [];
  render(<DayField label="Served on" value="2026-12-01" onChange={(day) => told.push(day)} />);
  const box = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
  await userEvent.clear(box('Year'));
  expect(told.at(-1)).toBe(UNFINISHED);
  expect(box('Month').value).toBe('12');
  await userEvent.type(box('Year'), '2027');
  expect(told.at(-1)).toBe('2027-12-01');
  await userEvent.clear(box('Day'));
  expect(told.at(-1)).toBe(UNFINISHED);
  await userEvent.clear(box('Month'));
  await userEvent.clear(box('Year'));
  expect(told.at(-1)).toBeNull();
});
