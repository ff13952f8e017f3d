import assert from 'node:assert/strict';

/** The day it is at the court. */
export function today(daysLater = 0) {
  const day = Date.now() + daysLater * 86_400_000;
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(day);
}

/** What `look` finds, asked again for half a minute. */
export async function until(look) {
  const deadline = performance.now() + 30_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > deadline) throw new Error('It did not happen within 30 seconds');
    await new Promise((resume) => setTimeout(resume, 250));
  }
}

/** Fills the correction of a decision in and waits for what it would change; gives the form, to save it. */
export async function correctAmount(page, words, { from, to, reason }) {
  await page.getByText(words.corrections['correct'], { exact: true }).click();
  const form = page.getByRole('group', { name: words.corrections['title'] });
  const amount = form.getByLabel(words.cases['decision.amount'], { exact: true });
  await amount.waitFor();
  assert.equal(await amount.inputValue(), from);
  await amount.fill(to);
  await form.getByLabel(words.corrections['reason'], { exact: true }).fill(reason);
  await page.getByText(words.cases['cascade.title'], { exact: true }).waitFor();
  return form;
}
