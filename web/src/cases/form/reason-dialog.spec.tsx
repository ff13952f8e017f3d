import 'temporal-polyfill/global';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ApiProblem } from '../../api/problem.js';
import { loadWords, startI18n } from '../../i18n/i18n.js';
import { openPart } from '../case-part.fixture.js';
import { ReasonDialog } from './reason-dialog.js';

beforeAll(async () => {
  await startI18n('en');
  await loadWords('cases');
});
afterEach(cleanup);

async function open(give: (reason: string) => Promise<unknown>) {
  const closed: string[] = [];
  await openPart(
    <ReasonDialog
      title="Take it off"
      means="Its reminders go."
      label="Why"
      maxLength={500}
      submitLabel="Do it"
      done="Done"
      onGive={give}
      onDone={() => closed.push('closed')}
    />,
  );
  return closed;
}
const box = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Why' });
const press = () => userEvent.click(screen.getByRole('button', { name: 'Do it' }));

describe('a deed that wants a reason', () => {
  it('does nothing without one, and says so at the box', async () => {
    const given: string[] = [];
    await open(async (reason) => given.push(reason));
    await userEvent.type(box(), '  a ');
    await press();
    expect([given, box().getAttribute('aria-invalid')]).toEqual([[], 'true']);
  });

  it('gives the reason and closes', async () => {
    const given: string[] = [];
    const closed = await open(async (reason) => given.push(reason));
    await userEvent.type(box(), ' Moved to Atlanta ');
    await press();
    expect([given, closed]).toEqual([['Moved to Atlanta'], ['closed']]);
  });

  it('refused by the server it stays open, with the reason in the box', async () => {
    const closed = await open(() => Promise.reject(new ApiProblem({ status: 409, slug: 'conflict' })));
    await userEvent.type(box(), 'Moved to Atlanta');
    await press();
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect([closed, box().value]).toEqual([[], 'Moved to Atlanta']);
  });
});
