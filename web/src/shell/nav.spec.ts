import en from '../i18n/en/shell.json';
import es from '../i18n/es/shell.json';
import { placesFor, thumbPlaces } from './nav.js';
import { type Permission } from '../session/session.js';
import { type Presence } from '../session/use-session.js';

function someone(permissions: Permission[], demo = false): Presence {
  return {
    session: { signedIn: true, step: 'done', permissions, csrfToken: '', demo, staging: false },
    me: undefined,
    can: (permission) => permissions.includes(permission),
  };
}

const keys = (presence: Presence) => placesFor(presence).map((place) => place.key);

describe('places one may go', () => {
  it.each<[string, Permission[], string[]]>([
    ['volunteer', ['inbox:read', 'intake:write'], ['today', 'newIntake', 'calls', 'inbox', 'settings']],
    ['attorney', ['inbox:read', 'case:read'], ['today', 'cases', 'inbox', 'settings']],
    ['admin', ['inbox:read', 'staff:read'], ['today', 'inbox', 'people', 'settings']],
  ])('%s', (_who, permissions, places) => {
    expect(keys(someone(permissions))).toEqual(places);
  });

  it('sent mail is there in the demo only', () => {
    expect(keys(someone([], true))).toContain('demoMail');
    expect(keys(someone([]))).not.toContain('demoMail');
  });

  it('four are under the thumb, the inbox always among them', () => {
    const all: Permission[] = [
      'intake:write',
      'intake:review',
      'dashboard:read',
      'case:read',
      'inbox:read',
      'staff:read',
    ];
    expect(thumbPlaces(placesFor(someone(all))).map((place) => place.key)).toEqual([
      'today',
      'newIntake',
      'calls',
      'inbox',
    ]);
  });

  it.each([
    ['English', en],
    ['Spanish', es],
  ])('each has a name and says what it is for, in %s', (_language, words) => {
    // The page one is on, the two that are buttons elsewhere, and the inbox, which counts.
    const silent = ['today', 'newIntake', 'settings', 'inbox'];
    const all = placesFor({ ...someone([], true), can: () => true }).map((place) => place.key);
    const wanted = all.flatMap((key) => [`nav.${key}`, ...(silent.includes(key) ? [] : [`today.${key}`])]);
    expect(wanted.filter((key) => !(key in words))).toEqual([]);
  });

  it('no letter leads to two places', () => {
    const letters = placesFor(
      someone(
        ['intake:write', 'intake:review', 'dashboard:read', 'case:read', 'inbox:read', 'staff:read'],
        true,
      ),
    );
    expect(new Set(letters.map((place) => place.letter)).size).toBe(letters.length);
  });
});
