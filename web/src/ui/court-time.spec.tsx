import 'temporal-polyfill/global';
import { act, cleanup, render } from '@testing-library/react';
import { startI18n, switchLanguage } from '../i18n/i18n.js';
import { CourtTime, type CourtTimeProps } from './court-time.js';

/** What stands there, with the narrow spaces of the formatter made plain. */
function shown(props: CourtTimeProps): string {
  const { container } = render(<CourtTime {...props} />);
  return container.textContent.replaceAll(/[\u202f\u00a0]/g, ' ');
}

beforeAll(() => startI18n('en'));
afterEach(cleanup);

describe('the time of a hearing', () => {
  it('is the court’s, with zone letters', () => {
    expect(shown({ at: '2026-12-01T18:00:00Z', zone: 'America/New_York', viewer: 'America/New_York' })).toBe(
      'Tue, Dec 1, 2026, 1:00 PM EST',
    );
  });

  it('is followed by the reader’s when the clock there shows another', () => {
    expect(shown({ at: '2026-12-01T18:00:00Z', zone: 'America/New_York', viewer: 'America/Chicago' })).toBe(
      'Tue, Dec 1, 2026, 1:00 PM EST12:00 PM CST where you are',
    );
  });

  it('says the day too when it is another day for the reader', () => {
    const late = { at: '2026-12-02T04:30:00Z', zone: 'America/Chicago', viewer: 'America/New_York' };
    expect(
      shown({ at: '2026-12-02T05:30:00Z', zone: 'America/Chicago', viewer: 'America/New_York' }),
    ).toContain('Wed, Dec 2, 12:30 AM EST');
    expect(shown(late)).toContain('11:30 PM EST where you are');
  });

  it('two zones with the same clock need one time only', () => {
    expect(shown({ at: '2026-12-01T18:00:00Z', zone: 'America/New_York', viewer: 'America/Toronto' })).toBe(
      'Tue, Dec 1, 2026, 1:00 PM EST',
    );
  });

  it('follows the change of clocks', () => {
    expect(
      shown({ at: '2027-03-12T18:00:00Z', zone: 'America/New_York', viewer: 'America/New_York' }),
    ).toContain('1:00 PM EST');
    expect(
      shown({ at: '2027-03-15T17:00:00Z', zone: 'America/New_York', viewer: 'America/New_York' }),
    ).toContain('1:00 PM EDT');
    expect(
      shown({ at: '2027-03-15T17:00:00Z', zone: 'America/New_York', viewer: 'America/Phoenix' }),
    ).toContain('10:00 AM MST');
  });

  it('a day without an hour is a day', () => {
    expect(shown({ on: '2026-12-24', zone: 'America/New_York' })).toBe('Thu, Dec 24, 2026');
  });

  it('is said in Spanish', async () => {
    await act(() => switchLanguage('es'));
    expect(
      shown({ at: '2026-12-01T18:00:00Z', zone: 'America/New_York', viewer: 'America/Chicago' }),
    ).toContain('donde usted está');
    await act(() => switchLanguage('en'));
  });
});
