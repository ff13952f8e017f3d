import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { ApiProblem } from '../../api/problem.js';
import { loadWords, startI18n } from '../../i18n/i18n.js';
import { ConfirmWarnings, useConfirmation } from './confirm-warnings.js';

const odd = (...warnings: string[]) =>
  new ApiProblem({ status: 409, slug: 'warnings-to-confirm', extra: { warnings } });

function Form({ problem, date }: { problem: unknown; date: string }) {
  const confirmation = useConfirmation(problem, date);
  return (
    <>
      <ConfirmWarnings {...confirmation} />
      <output>{confirmation.confirmed.join(' ')}</output>
    </>
  );
}

describe('confirming what is odd about a date', () => {
  beforeAll(async () => {
    await startI18n('en');
    await loadWords('cases');
  });
  afterEach(cleanup);
  const given = () => screen.getByRole('status').textContent;

  it('each warning has a box, and none is ticked beforehand', () => {
    render(<Form problem={odd('weekend', 'lead-elsewhere')} date="a" />);
    expect(screen.getAllByRole('checkbox')).toHaveLength(2);
    expect(given()).toBe('');
    fireEvent.click(screen.getByRole('checkbox', { name: /weekend/ }));
    expect(given()).toBe('weekend');
  });

  it('a yes to one date is none to another', () => {
    const problem = odd('weekend');
    const { rerender } = render(<Form problem={problem} date="a" />);
    fireEvent.click(screen.getByRole('checkbox'));
    act(() => rerender(<Form problem={problem} date="b" />));
    expect(screen.queryByRole('checkbox')).toBeNull();
    expect(given()).toBe('');
    act(() => rerender(<Form problem={odd('weekend')} date="b" />));
    expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(false);
  });

  it('another refusal asks nothing', () => {
    render(<Form problem={new ApiProblem({ status: 409, slug: 'case-closed' })} date="a" />);
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});
