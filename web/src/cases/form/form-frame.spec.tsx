import { act, cleanup, screen } from '@testing-library/react';
import 'temporal-polyfill/global';
import { useState } from 'react';
import { tellSession } from '../../api/session-events.js';
import { ApiProblem } from '../../api/problem.js';
import { loadWords, startI18n } from '../../i18n/i18n.js';
import { TextField } from '../../ui/text-field.js';
import { openPart } from '../case-part.fixture.js';
import { FormFrame } from './form-frame.js';

function Form({ problem, onSubmit }: { problem?: unknown; onSubmit: () => void }) {
  const [reason, setReason] = useState('');
  return (
    <FormFrame
      labels={{ reason: 'Reason' }}
      faults={reason === '' ? { reason: 'Say why.' } : {}}
      problem={problem ?? null}
      busy={false}
      submitLabel="Send"
      onSubmit={onSubmit}
    >
      {(mends) => (
        <TextField
          label="Reason"
          value={reason}
          error={mends['reason']}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
    </FormFrame>
  );
}

const press = () => act(() => screen.getByRole('button', { name: 'Send' }).click());
const box = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Reason' });
const type = (text: string) =>
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box(), text);
    box().dispatchEvent(new Event('input', { bubbles: true }));
  });

beforeAll(async () => {
  await startI18n('en');
  await loadWords('cases');
});
afterEach(cleanup);

describe('a form of the case', () => {
  it('says nothing of faults before the first attempt; then lists them and goes to the first field', async () => {
    let sent = 0;
    await openPart(<Form onSubmit={() => (sent += 1)} />);
    expect(screen.queryByRole('alert')).toBeNull();
    press();
    expect(screen.getByRole('alert').textContent).toContain('1 field needs another look');
    expect(screen.getByRole('alert').textContent).toContain('Reason: Say why.');
    expect(document.activeElement).toBe(box());
    expect(sent).toBe(0);
    type('No interpreter');
    press();
    expect(sent).toBe(1);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('a stale version names who was faster and keeps what was typed', async () => {
    const { rerender } = await openPart(<Form onSubmit={() => undefined} />);
    type('No interpreter');
    press();
    rerender(
      <Form onSubmit={() => undefined} problem={new ApiProblem({ status: 412, slug: 'stale-version' })} />,
    );
    expect(screen.getByRole('alert').textContent).toContain('Ben Whitaker changed this case');
    expect(box().value).toBe('No interpreter');
  });

  it('a fault the server found stands beside its field', async () => {
    const { rerender } = await openPart(<Form onSubmit={() => undefined} />);
    type('x');
    press();
    const problem = new ApiProblem({
      status: 422,
      slug: 'unprocessable',
      errors: [{ field: 'reason', code: 'needed' }],
    });
    rerender(<Form onSubmit={() => undefined} problem={problem} />);
    expect(box().getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(box());
  });

  it('asks before a way out takes what was typed along; staying keeps it, and saving asks nothing', async () => {
    const { leave, address } = await openPart(<Form onSubmit={() => undefined} />);
    type('No interpreter');
    await leave();
    expect([screen.getByRole('dialog').textContent, address()]).toEqual([
      expect.stringContaining('This is not saved yet'),
      '/',
    ]);
    await act(async () => screen.getByRole('button', { name: 'Stay here' }).click());
    expect([screen.queryByRole('dialog'), box().value]).toEqual([null, 'No interpreter']);
    press();
    await leave();
    expect(address()).toBe('/elsewhere');
  });

  it('leaves what was typed on purpose, and asks nobody who typed nothing', async () => {
    const first = await openPart(<Form onSubmit={() => undefined} />);
    type('No interpreter');
    await first.leave();
    await act(async () => screen.getByRole('button', { name: 'Leave without saving' }).click());
    expect(first.address()).toBe('/elsewhere');
    cleanup();
    const second = await openPart(<Form onSubmit={() => undefined} />);
    await second.leave();
    expect(second.address()).toBe('/elsewhere');
  });

  it('what the server refused is still not saved', async () => {
    const { rerender, leave, address } = await openPart(<Form onSubmit={() => undefined} />);
    type('No interpreter');
    press();
    const problem = new ApiProblem({ status: 409, slug: 'conflict' });
    rerender(<Form onSubmit={() => undefined} problem={problem} />);
    await leave();
    expect(address()).toBe('/');
  });

  it('holds nobody back when another person has signed in', async () => {
    const { leave, address } = await openPart(<Form onSubmit={() => undefined} />);
    type('No interpreter');
    act(() => tellSession('handedOver'));
    await leave();
    expect(address()).toBe('/elsewhere');
  });
});
