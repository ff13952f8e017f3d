import assert from 'node:assert/strict';

/** So many presses at a time before the page is asked whether the focus has come round. */
const STRIDE = 20;

/**
 * From the top of the page by Tab until the focus comes round: everything that can be worked is reached, in the order of the
 * page, each with a ring that is not there without the focus, and none of it out of sight or under a bar.
 */
export async function walkByTab(page, name) {
  const expected = await page.evaluate(listen);
  let came = false;
  for (let pressed = 0; !came && pressed < expected * 2 + 60; pressed += STRIDE) {
    for (let press = 0; press < STRIDE; press += 1) await page.keyboard.press('Tab');
    came = await page.evaluate(() => globalThis.tabWalk.came);
  }
  const { missed, faults, reached } = await page.evaluate(() => globalThis.tabWalk.end());
  assert.ok(came, `${name}: the focus never comes round; it reached ${reached.at(-1)}`);
  assert.deepEqual(missed, [], `${name}: Tab does not reach`);
  assert.deepEqual(faults, [], `${name}: by Tab`);
  return reached.length;
}

/** Runs in the page. Gives how many things Tab has to reach. */
function listen() {
  // From the top, wherever the page has put the focus.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  scrollTo(0, 0);
  const WORKABLE =
    'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"]), [contenteditable="true"]';
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const named = (element) =>
    `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? '').trim().slice(0, 60)}"`;
  /** Of a group of radio buttons Tab reaches one: the chosen one, or any while none is. */
  const isSpareRadio = (element) => {
    if (element.type !== 'radio' || !element.name) return false;
    const group = [
      ...document.querySelectorAll(`input[type=radio][name="${CSS.escape(element.name)}"]:not(:disabled)`),
    ];
    const chosen = group.find(({ checked }) => checked) ?? group[0];
    return chosen !== element;
  };
  const wanted = [...document.querySelectorAll(WORKABLE)].filter(
    (element) =>
      !element.disabled &&
      element.tabIndex >= 0 &&
      !element.closest('[inert]') &&
      isShown(element) &&
      !isSpareRadio(element),
  );
  /** A ring may be drawn on the thing, on what stands round it, or on its label. */
  const drawnOn = (element) =>
    [
      element,
      element.parentElement,
      element.parentElement?.parentElement,
      element.nextElementSibling,
      element.labels?.[0],
    ].filter(Boolean);
  const ring = (element) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(element);
    const outline =
      outlineStyle === 'none' || outlineWidth === '0px'
        ? 'none'
        : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
    return `${outline} | ${boxShadow}`;
  };
  const before = new Map(wanted.map((element) => [element, drawnOn(element).map(ring)]));
  const reached = [];
  const faults = [];
  const judgePlace = (element) => {
    if (!isShown(element)) return;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const at = {
      x: (Math.max(0, left) + Math.min(innerWidth, right)) / 2,
      y: (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2,
    };
    if (bottom <= 0 || top >= innerHeight)
      return void faults.push(`${named(element)} has the focus out of sight`);
    const over = document.elementFromPoint(at.x, at.y);
    for (let cover = over; cover; cover = cover.parentElement)
      if (['fixed', 'sticky'].includes(getComputedStyle(cover).position) && !cover.contains(element))
        return void faults.push(`${named(element)} has the focus under something`);
  };
  const judgeOrder = (element, last) => {
    if (last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) return;
    faults.push(`${named(element)} comes after ${named(last)}, but stands before it`);
  };
  const onFocus = ({ target }) => {
    if (globalThis.tabWalk.came) return;
    const last = reached.at(-1);
    if (target === last || !(target instanceof Element)) return;
    if (target === reached[0]) return void (globalThis.tabWalk.came = true);
    if (last) judgeOrder(target, last);
    const was = before.get(target);
    const is = drawnOn(target).map(ring);
    if (was && is.every((each, at) => each === was[at])) faults.push(`${named(target)} shows no ring`);
    reached.push(target);
  };
  // The page scrolls to what has the focus once everybody has heard of it: where it stands is judged with the next press.
  const onPress = () => reached.length > 0 && !globalThis.tabWalk.came && judgePlace(reached.at(-1));
  document.addEventListener('focusin', onFocus);
  document.addEventListener('keydown', onPress, true);
  globalThis.tabWalk = {
    came: wanted.length === 0,
    end() {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('keydown', onPress, true);
      const got = new Set(reached);
      return {
        reached: reached.map(named),
        missed: wanted.filter((element) => !got.has(element) && element.isConnected).map(named),
        faults,
      };
    },
  };
  return wanted.length;
}
