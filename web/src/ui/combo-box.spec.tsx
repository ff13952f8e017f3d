import 'temporal-polyfill/global';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type SubmitEvent, useState } from 'react';
import { startI18n } from '../i18n/i18n.js';
import { ComboBox } from './combo-box.js';
import { type ComboItem, meant } from './combo-item.js';

const COUNTRIES: ComboItem[] = ['Guinea', 'Guinea Ecuatorial', 'Japón', 'México', 'Níger', 'Nigeria'].map(
  (label) => ({
    id: label.toLowerCase(),
    label,
  }),
);
const JAILS: ComboItem[] = [
  { id: 'nc', label: 'Cumberland County Jail', detail: 'Fayetteville NC' },
  { id: 'tn', label: 'Cumberland County Jail', detail: 'Crossville TN' },
];

beforeAll(async () => {
  await startI18n('en');
});
afterEach(cleanup);

interface PageProps {
  items: readonly ComboItem[];
  settled?: boolean;
  chosen?: ComboItem | undefined;
  onSend: (event: SubmitEvent) => void;
}

function Page({ items, settled = true, chosen, onSend }: PageProps) {
  const [text, setText] = useState(chosen?.label ?? '');
  const [value, setValue] = useState<string | null>(chosen?.id ?? null);
  const pick = (item: ComboItem | null) => {
    setValue(item?.id ?? null);
    if (item) setText(item.label);
  };
  return (
    <form onSubmit={onSend}>
      <ComboBox
        label="Country"
        items={items}
        settled={settled}
        filter
        text={text}
        onText={setText}
        value={value}
        onPick={pick}
      />
      <span data-testid="value">{value}</span>
      <input aria-label="Next" />
      <button type="submit">Send</button>
    </form>
  );
}

function open({ items = COUNTRIES, ...more }: Partial<PageProps> = {}) {
  const sent: SubmitEvent[] = [];
  const onSend = (event: SubmitEvent) => {
    event.preventDefault();
    sent.push(event);
  };
  const { rerender } = render(<Page items={items} {...more} onSend={onSend} />);
  return { sent, arrive: (late: readonly ComboItem[]) => rerender(<Page items={late} onSend={onSend} />) };
}

/** The id of the item that is chosen, or nothing. */
const value = () => screen.getByTestId('value').textContent;
const box = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Country' });
const labels = () => screen.queryAllByRole('option').map(({ textContent }) => textContent);
const activeLabel = () =>
  document.getElementById(box().getAttribute('aria-activedescendant') ?? '')?.textContent ?? null;

describe('a box with a list, by keyboard', () => {
  it('is a combo box for a screen reader before anything is pressed', () => {
    open();
    expect(box().getAttribute('aria-expanded')).toBe('false');
    expect(box().getAttribute('aria-autocomplete')).toBe('list');
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('shows what fits while one writes, without accents, and says how many', async () => {
    open();
    await userEvent.type(box(), 'mex');
    expect(labels()).toEqual(['México']);
    expect(box().getAttribute('aria-controls')).toBe(screen.getByRole('listbox').id);
    expect(screen.getByRole('status').textContent).toBe('1 match');
  });

  it('arrows walk round the list and Enter takes, without sending the form', async () => {
    const { sent } = open();
    await userEvent.type(box(), 'ni{ArrowDown}{ArrowDown}');
    expect(activeLabel()).toBe('Nigeria');
    await userEvent.keyboard('{ArrowDown}{ArrowUp}{Enter}');
    expect(value()).toBe('nigeria');
    expect(box().value).toBe('Nigeria');
    expect(labels()).toEqual([]);
    expect(sent).toHaveLength(0);
    await userEvent.keyboard('{Enter}');
    expect(sent).toHaveLength(1);
  });

  it('Tab takes the item the arrows stand on, and goes on', async () => {
    open();
    await userEvent.type(box(), 'ja{ArrowDown}');
    await userEvent.tab();
    expect(value()).toBe('japón');
    expect(document.activeElement).toBe(screen.getByLabelText('Next'));
  });

  it('Escape closes the list and nothing else; Alt and an arrow open and close it', async () => {
    const outside: string[] = [];
    const hear = ({ key }: KeyboardEvent) => void outside.push(key);
    open();
    document.addEventListener('keydown', hear);
    await userEvent.type(box(), 'gu{Escape}');
    expect(labels()).toEqual([]);
    expect(box().value).toBe('gu');
    expect(outside).toEqual(['g', 'u']);
    document.removeEventListener('keydown', hear);
    await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(labels()).toEqual(['Guinea', 'Guinea Ecuatorial']);
    expect(activeLabel()).toBeNull();
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(labels()).toEqual([]);
  });

  it('opened on a choice it offers everything, the choice first under the arrow', async () => {
    open({ chosen: { id: 'níger', label: 'Níger' } });
    await userEvent.click(box());
    expect(labels()).toHaveLength(COUNTRIES.length);
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('Níger');
    await userEvent.keyboard('{ArrowDown}');
    expect(activeLabel()).toBe('Níger');
  });
});

describe('a box with a list, by pressing', () => {
  it('a press on an item takes it and leaves the focus in the box', async () => {
    open();
    await userEvent.click(box());
    await userEvent.click(screen.getByRole('option', { name: 'Japón' }));
    expect([value(), box().value, document.activeElement]).toEqual(['japón', 'Japón', box()]);
    expect(labels()).toEqual([]);
  });

  it('the button shows the list and hides it', async () => {
    open();
    await userEvent.click(screen.getByRole('button', { name: 'Show the list' }));
    expect(labels()).toHaveLength(COUNTRIES.length);
    expect(document.activeElement).toBe(box());
    await userEvent.click(screen.getByRole('button', { name: 'Show the list' }));
    expect(labels()).toEqual([]);
  });
});

describe('what was typed', () => {
  it('before the list arrived stays, letter for letter, with the focus in the same box', async () => {
    const { arrive } = open({ items: [], settled: false });
    await userEvent.click(box());
    const before = box();
    await userEvent.keyboard('ja');
    expect(screen.getByRole('status').textContent).toBe('Loading');
    arrive(COUNTRIES);
    await userEvent.keyboard('p');
    expect(box()).toBe(before);
    expect([document.activeElement, box().value]).toEqual([before, 'jap']);
    expect(labels()).toEqual(['Japón']);
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(value()).toBe('japón');
  });

  it('is not taken for the only item of an earlier search', async () => {
    open({ items: COUNTRIES.slice(0, 1), settled: false });
    await userEvent.type(box(), 'gu');
    await userEvent.tab();
    expect([value(), box().value]).toEqual(['', 'gu']);
  });

  it('means the only item that fits when one leaves, and stays when it fits none or several', async () => {
    open();
    await userEvent.type(box(), 'nige');
    await userEvent.tab();
    expect([value(), box().value]).toEqual(['', 'nige']);
    await userEvent.clear(box());
    await userEvent.type(box(), 'ecuat');
    await userEvent.tab();
    expect([value(), box().value]).toEqual(['guinea ecuatorial', 'Guinea Ecuatorial']);
  });

  it('may go on after a whole name: neither its space nor its next word is lost', async () => {
    open();
    await userEvent.type(box(), 'Guinea');
    expect(value()).toBe('guinea');
    await userEvent.keyboard(' Ecu');
    expect([value(), box().value]).toEqual(['', 'Guinea Ecu']);
  });

  it('over a choice takes the choice back', async () => {
    open({ chosen: { id: 'japón', label: 'Japón' } });
    await userEvent.type(box(), '{Backspace}');
    expect([value(), box().value]).toEqual(['', 'Japó']);
  });

  it('never chooses between two of the same name', async () => {
    open({ items: JAILS });
    await userEvent.type(box(), 'Cumberland County Jail');
    await userEvent.tab();
    expect(value()).toBe('');
    expect(meant(JAILS, 'cumberland tn')?.id).toBe('tn');
  });
});
