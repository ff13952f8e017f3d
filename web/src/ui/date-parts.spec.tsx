import 'temporal-polyfill/global';
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { startI18n, switchLanguage } from '../i18n/i18n.js';
import { DateParts, type DatePartsProps } from './date-parts.js';
import { type ReadDate } from './partial-date.js';

const told: ReadDate[] = [];

function Birth({ start = null }: { start?: DatePartsProps['value'] }) {
  const [value, setValue] = useState(start);
  const change = (read: ReadDate) => {
    told.push(read);
    if (read.kind === 'date') setValue(read.date);
    else if (read.kind === 'unknown') setValue('unknown');
    else if (read.kind === 'empty') setValue(null);
  };
  return <DateParts label="Birth" value={value} onChange={change} />;
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });

beforeAll(() => startI18n('en'));
beforeEach(() => {
  told.length = 0;
});
afterEach(cleanup);

describe('date of birth in three boxes', () => {
  it('a whole date typed into the first box is split and said in words', async () => {
    render(<Birth />);
    await userEvent.type(box('Month'), '3/4/85');
    expect([box('Month').value, box('Day').value, box('Year').value]).toEqual(['3', '4', '85']);
    expect(screen.getByText('March 4, 1985')).toBeTruthy();
    expect(told.at(-1)).toEqual({ kind: 'date', date: { precision: 'day', y: 1985, m: 3, d: 4 } });
  });

  it('a year that may still grow is split when the box is left', async () => {
    render(<Birth />);
    await userEvent.type(box('Month'), '3/4/19');
    expect(box('Month').value).toBe('3/4/19');
    await userEvent.tab();
    expect(box('Year').value).toBe('19');
  });

  it('a pasted date is split', async () => {
    render(<Birth />);
    await userEvent.click(box('Month'));
    await userEvent.paste('1985-03-04');
    expect(screen.getByText('March 4, 1985')).toBeTruthy();
  });

  it('? means not known', async () => {
    render(<Birth />);
    await userEvent.type(box('Year'), '?');
    expect(told.at(-1)).toEqual({ kind: 'unknown' });
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Not known' }).checked).toBe(true);
  });

  it('“not known” pressed by mistake gives the boxes back', async () => {
    render(<Birth />);
    await userEvent.type(box('Month'), '3/4/85');
    await userEvent.click(screen.getByRole('checkbox', { name: 'Not known' }));
    expect([told.at(-1), box('Year').value]).toEqual([{ kind: 'unknown' }, '']);
    await userEvent.click(screen.getByRole('checkbox', { name: 'Not known' }));
    expect([box('Month').value, box('Day').value, box('Year').value]).toEqual(['3', '4', '85']);
    expect(told.at(-1)).toMatchObject({ kind: 'date' });
  });

  it('approximate is kept beside what is known', async () => {
    render(<Birth start={{ precision: 'year', y: 1985 }} />);
    await userEvent.click(screen.getByRole('checkbox', { name: 'This date is approximate' }));
    expect(screen.getByText('about 1985')).toBeTruthy();
    expect(told.at(-1)).toEqual({ kind: 'date', date: { precision: 'approx', y: 1985 } });
  });

  it('30 February keeps what was typed and says what to check', async () => {
    render(<Birth />);
    await userEvent.type(box('Month'), '2/30/1985');
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.tab();
    expect(box('Day').value).toBe('30');
    expect(screen.getByText('That month does not have this day. Check the day.')).toBeTruthy();
  });

  it('in Spanish the words say the day first, and nothing typed is lost by the switch', async () => {
    render(<Birth />);
    await userEvent.type(box('Month'), '3/4/85');
    await act(() => switchLanguage('es'));
    expect(await screen.findByText('4 de marzo de 1985')).toBeTruthy();
    expect(box('Mes').value).toBe('3');
    await act(() => switchLanguage('en'));
  });
});
