import { act, cleanup, render, screen } from '@testing-library/react';
import 'temporal-polyfill/global';
import { useState } from 'react';
import { ApiProblem } from '../../api/problem.js';
import { loadWords, startI18n } from '../../i18n/i18n.js';
import { TextField } from '../../ui/text-field.js';
import { CaseFileContext } from '../case-file-context.js';
import { type CaseFile } from '../shapes.js';
import { FormFrame } from './form-frame.js';

const timeline = [
  {
    id: 'e',
    kind: 'moved',
    from: null,
    to: 'closed',
    by: { id: 'b', name: 'Ben Whitaker' },
    at: '2026-11-24T15:00:00Z',
  },
];
const file = { timeline } as unknown as CaseFile;

function Form({ problem, onSubmit }: { problem?: unknown; onSubmit: () => void }) {
  const [reason, setReason] = useState('');
  return (
    <CaseFileContext value={file}>
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
    </CaseFileContext>
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
  it('says nothing of faults before the first attempt; then lists them and goes to the first field', () => {
    let sent = 0;
    render(<Form onSubmit={() => (sent += 1)} />);
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

  it('a stale version names who was faster and keeps what was typed', () => {
    const { rerender } = render(<Form onSubmit={() => undefined} />);
    type('No interpreter');
    press();
    rerender(
      <Form onSubmit={() => undefined} problem={new ApiProblem({ status: 412, slug: 'stale-version' })} />,
    );
    expect(screen.getByRole('alert').textContent).toContain('Ben Whitaker changed this case');
    expect(box().value).toBe('No interpreter');
  });

  it('a fault the server found stands beside its field', () => {
    const { rerender } = render(<Form onSubmit={() => undefined} />);
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
});
