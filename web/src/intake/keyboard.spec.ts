import { entersNext, moveFocus, stopsOf } from './keyboard.js';

function form(html: string): HTMLElement {
  document.body.innerHTML = `<main>${html}</main>`;
  return document.body.firstElementChild as HTMLElement;
}

describe('moving through the form by keyboard', () => {
  const page = () =>
    form(`
      <input id="phone" />
      <input id="yes" type="radio" name="safe" /><input id="no" type="radio" name="safe" checked />
      <input id="locked" disabled />
      <textarea id="notes"></textarea>`);

  it('a group of radio buttons is one stop, at the chosen one', () => {
    expect(stopsOf(page()).map((stop) => stop.id)).toEqual(['phone', 'no', 'notes']);
  });

  it('goes on to the next field, past locked ones, and back', () => {
    const main = page();
    moveFocus(main, document.getElementById('phone'));
    expect(document.activeElement?.id).toBe('no');
    moveFocus(main, document.getElementById('yes'));
    expect(document.activeElement?.id).toBe('notes');
    moveFocus(main, document.activeElement, true);
    expect(document.activeElement?.id).toBe('no');
    expect(moveFocus(main, document.getElementById('notes'))).toBe(false);
  });

  it('Enter stays a line break in notes', () => {
    const main = form('<input id="a" /><select id="b"></select><textarea id="c"></textarea>');
    const answer = (id: string) => entersNext(main.querySelector(`#${id}`));
    expect([answer('a'), answer('b'), answer('c')]).toEqual([true, true, false]);
  });
});
