/** What Enter stops at. The check boxes inside a date ("approximate", "not known") are reached by Tab. */
const STOPS = 'input:not([type="hidden"]), select, textarea';
const PASSED = '[data-type="partialDate"] input[type="checkbox"]';

/**
 * Moving through the form without a mouse. A group of radio buttons is one stop: its chosen button, or
 * its first. What is locked, read-only or hidden is passed.
 */
export function stopsOf(form: ParentNode): HTMLElement[] {
  const all = [...form.querySelectorAll<HTMLElement>(STOPS)].filter((stop) => !isOff(stop));
  return all.filter((stop) => {
    if (!(stop instanceof HTMLInputElement) || stop.type !== 'radio') return true;
    const group = all.filter((other) => sameGroup(other, stop));
    const chosen = group.find((other) => other instanceof HTMLInputElement && other.checked);
    return stop === (chosen ?? group[0]);
  });
}

function isOff(stop: HTMLElement): boolean {
  return stop.matches(`:disabled, ${PASSED}`) || stop.closest('[hidden]') !== null;
}

/** Moves the focus to the stop after (or before) the focused one. `false` at the end of the form. */
export function moveFocus(form: ParentNode, from: Element | null, back = false): boolean {
  const stops = stopsOf(form);
  const position = from ? stops.findIndex((stop) => stop === from || sameGroup(stop, from)) : -1;
  const next = stops[back ? position - 1 : position + 1];
  if (!next) return false;
  next.focus();
  return true;
}

function sameGroup(stop: Element, other: Element): boolean {
  if (!(stop instanceof HTMLInputElement) || !(other instanceof HTMLInputElement)) return false;
  return stop.type === 'radio' && other.type === 'radio' && stop.name === other.name;
}

/** Whether Enter in this element means "next field": not in a text area, a button or a link. */
export function entersNext(target: EventTarget | null): target is HTMLElement {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
}

/** Focuses a question's first stop, or the section's heading, and brings it into view. */
export function goTo(elementId: string): void {
  const place = document.getElementById(elementId);
  if (!place) return;
  place.scrollIntoView({ block: 'start' });
  const stop = stopsOf(place)[0];
  (stop ?? place).focus({ preventScroll: true });
}
