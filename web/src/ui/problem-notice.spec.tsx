import { act, cleanup, render, screen } from '@testing-library/react';
import { ApiProblem, readProblem, unreachable } from '../api/problem.js';
import { startI18n, switchLanguage } from '../i18n/i18n.js';
import { ProblemNotice, useFieldErrors } from './problem-notice.js';

function Fix({ problem, field }: { problem: unknown; field: string }) {
  return <p>{useFieldErrors(problem)[field]}</p>;
}

beforeAll(() => startI18n('en'));
afterEach(cleanup);

describe('a refusal on the screen', () => {
  it('is said by its slug, in the language of the reader', async () => {
    const problem = readProblem(401, { type: 'urn:fianza:problem:sign-in-refused', title: 'ignored' });
    const { rerender } = render(<ProblemNotice problem={problem} />);
    expect(screen.getByRole('alert').textContent).toContain('The address or the password is not right.');
    await act(() => switchLanguage('es'));
    rerender(<ProblemNotice problem={problem} />);
    expect((await screen.findByRole('alert')).textContent).toContain(
      'El correo o la contraseña no es correcto.',
    );
    await act(() => switchLanguage('en'));
  });

  it('never shows words of the server or an unknown code', () => {
    const problem = new ApiProblem({
      status: 422,
      slug: 'something-new',
      errors: [{ field: 'name', code: 'odd' }],
    });
    render(<ProblemNotice problem={problem} fieldLabels={{ name: 'Name' }} />);
    const text = screen.getByRole('alert').textContent;
    expect(text).toContain('Something broke on our side.');
    expect(text).toContain('Name: Look at this field again.');
    expect(text).not.toContain('odd');
  });

  it('a lost line keeps the request for help out of it', () => {
    render(<ProblemNotice problem={unreachable()} />);
    expect(screen.getByRole('alert').textContent).toContain('What you typed is kept.');
  });

  it('gives the number to tell an admin', () => {
    render(<ProblemNotice problem={readProblem(500, { slug: 'our-fault', requestId: 'r-17' })} />);
    expect(screen.getByRole('alert').textContent).toContain('r-17');
  });

  it('names the fix at the field', () => {
    render(
      <Fix
        problem={readProblem(422, { errors: [{ field: 'email', code: 'not-an-email' }] })}
        field="email"
      />,
    );
    expect(screen.getByText('Write the address in full, like name@example.org.')).toBeTruthy();
  });

  it('nothing is shown when nothing is wrong', () => {
    render(<ProblemNotice problem={null} />);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('reading problem+json', () => {
  it.each([
    [412, { slug: 'stale-version', current: { version: 4 } }, 'stale-version'],
    [404, '', 'not-found'],
    [502, '<html>', 'server-fault'],
    [429, { type: 'about:blank' }, 'too-many'],
  ])('%i with %j is %s', (status, body, slug) => {
    expect(readProblem(status, body).slug).toBe(slug);
  });

  it('keeps what the server adds', () => {
    expect(readProblem(412, { slug: 'stale-version', current: { version: 4 } }).extra).toEqual({
      current: { version: 4 },
    });
  });
});
