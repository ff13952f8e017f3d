/** Which cases, rule and draft of the synthetic office the screens are opened with: asked of the server as the page does. */
export function factsOfTheOffice(page) {
  return page.evaluate(async () => {
    const get = async (path) => (await fetch(`/api${path}`)).json();
    const { csrfToken } = await get('/session');
    const post = async (path, body) => {
      const headers = { 'content-type': 'application/json', 'x-csrf-token': csrfToken };
      const answer = await fetch(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    };
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format();
    const { items: coming } = await get('/reminders/coming');
    const told = coming.find(({ recipient }) => recipient.kind !== 'staff') ?? coming[0];
    const { items: cases } = await get('/cases');
    const withTexts = await Promise.all(
      cases.map(async ({ id }) => (await get(`/cases/${id}/texts`)).items.length > 0),
    );
    const { items: unverified } = await get('/dates/unverified');
    return {
      day,
      told: told.caseReference,
      toldId: told.caseId,
      heard: unverified[0].caseReference,
      texted: cases[withTexts.indexOf(true)].reference,
      ...(await ruleInDraft()),
    };

    async function ruleInDraft() {
      const { items: rules } = await get('/rules');
      const base = rules.find(({ unit, effectiveTo }) => unit === 'CALENDAR_DAY' && !effectiveTo);
      const { items: drafts } = await get('/rule-drafts');
      const known = drafts.find(({ rule }) => rule.code === base.code);
      if (known) return { rule: base.code, draft: known.id };
      const { title, count, unit, ladder, citation, mark } = base;
      const change = {
        title,
        count: count + 1,
        unit,
        ladder,
        citation,
        mark,
        rolls: true,
        effectiveFrom: day,
        why: 'A new order.',
      };
      const { id } = await post(`/rules/${base.code}/drafts`, change);
      return { rule: base.code, draft: id };
    }
  });
}
