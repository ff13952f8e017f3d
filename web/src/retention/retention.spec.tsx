import 'temporal-polyfill/global';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { api } from '../api/client.js';
import { loadWords, startI18n, switchLanguage } from '../i18n/i18n.js';
import { clientOf, flawsOfPage, openPage } from '../session/page.fixture.js';
import { type CallRetention, retentionsQuery } from './retention-api.js';
import { RetentionCard } from './retention-card.js';
import { RetentionLine } from './retention-line.js';

const DATE: CallRetention = {
  id: 'r1',
  intakeId: 'i1',
  intakeReference: 'IN-7K3F',
  declinedOn: '2026-12-01',
  dueOn: '2027-05-30',
  title: { en: 'Reduce a declined call', es: 'Reducir una llamada no aceptada' },
  rule: { code: 'RETENTION_DECLINED', version: 1 },
  arithmetic: '180 days after 2026-12-01 is Sunday 2027-05-30; Internal rule; Model Rule 1.18',
  citation: 'Internal rule; Model Rule 1.18',
  mark: 'D',
  verified: false,
};
const posted: unknown[] = [];
const { POST: post } = api;
const Page = () => (
  <>
    <h1>.</h1>
    <RetentionLine intakeId="i1" />
    <RetentionCard />
  </>
);

async function open(dates: CallRetention[]) {
  const client = clientOf(['intake:review']);
  client.setQueryData(retentionsQuery('i1').queryKey, dates);
  client.setQueryData(retentionsQuery().queryKey, dates);
  await openPage(Page, client);
}

beforeAll(async () => {
  await startI18n('en');
  await loadWords('retention');
  api.POST = ((url: string, { params }: { params: { path: { id: string } } }) => {
    posted.push([url, params.path.id]);
    return Promise.resolve({ response: new Response(null, { status: 204 }) });
  }) as unknown as typeof api.POST;
});
afterEach(cleanup);
afterAll(() => {
  api.POST = post;
});

describe.each([
  ['en', /^On .*May 30, 2027.* this call is to be reduced/, 'It is reduced: IN-7K3F', 'How computed'],
  [
    'es',
    /^El .*30 de may.* de 2027.* esta llamada debe reducirse/,
    'Ya se redujo: IN-7K3F',
    'Cómo se calculó',
  ],
] as const)('until when a declined call is kept, in %s', (language, line, done, how) => {
  it('is one line with its arithmetic, and a list with one deed', async () => {
    await switchLanguage(language);
    posted.length = 0;
    await open([DATE]);
    expect(screen.getByText(line)).toBeTruthy();
    await userEvent.click(screen.getAllByText(how)[0] as HTMLElement);
    expect(screen.getAllByText(DATE.arithmetic)[0]?.lang).toBe('en-US');
    expect(screen.getByRole('link', { name: 'IN-7K3F' }).getAttribute('href')).toBe('/intake/i1');
    expect(await flawsOfPage()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: done }));
    await waitFor(() => expect(posted).toEqual([['/api/call-retentions/{id}/reduced', 'r1']]));
  });

  it('is not spoken of while there is none', async () => {
    await switchLanguage(language);
    await open([]);
    expect(screen.getByRole('main').textContent).toBe('.');
  });
});
