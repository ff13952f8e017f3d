import { type Deadline } from './shapes.js';

/** For specs: an open deadline of ours whose nominal and rolled day are the same. */
export function deadline(id: string, on: string, changes: Partial<Deadline> = {}): Deadline {
  return {
    id,
    code: 'BIA_BOND_APPEAL',
    title: { en: 'Appeal', es: 'Apelación' },
    owner: 'US',
    nominal: { on },
    rolled: { on },
    timeZone: 'America/New_York',
    remindAt: { on },
    arithmetic: '',
    citation: '',
    mark: 'V',
    verified: true,
    rule: { code: 'BIA_BOND_APPEAL', version: 1 },
    status: 'open',
    ladder: 'C',
    acknowledged: null,
    closedAt: null,
    closedBy: null,
    note: null,
    version: 1,
    hearingId: null,
    decisionId: null,
    replacesId: null,
    openedAt: '2026-11-20T15:00:00Z',
    ours: true,
    waivable: true,
    passableFrom: null,
    reopenable: false,
    source: {
      kind: 'decision',
      by: { id: 'a', name: 'Ana Núñez' },
      toldBy: null,
      at: '2026-11-20T15:00:00Z',
    },
    verification: { critical: true, standing: 'never', last: null, dueAgainAt: null, youMay: true },
    history: [],
    ...changes,
  };
}
