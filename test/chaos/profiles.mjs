import { existsSync } from 'node:fs';

const FAKETIME = [
  '/usr/lib/x86_64-linux-gnu/faketime',
  '/usr/lib/aarch64-linux-gnu/faketime',
  '/usr/lib/faketime',
];

/** Two hours fast, two hours slow, a year and a month ahead: what a worker believes about the time must not matter. */
export const SKEWS = ['+2h', '-2h', '+400d'].map((offset) => ({
  LD_PRELOAD: FAKETIME.map((folder) => `${folder}/libfaketime.so.1`).find((file) => existsSync(file)) ?? '',
  FAKETIME: offset,
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
}));

/** What a run does, divided among its backends; Redis is only hurt where it is used. */
export const PROFILES = {
  quick: {
    speed: 6,
    backends: ['redis', 'postgres'],
    of: (backend, parts) => ({
      seconds: backend === 'redis' ? 65 : 55,
      reminders: 1000 / parts,
      wanted: {
        kill: backend === 'redis' ? 34 : 28,
        freeze: 4,
        roll: 3,
        restartPostgres: 3,
        terminateAll: 4,
        resetNetwork: 6,
        halfOpen: 4,
        slowNetwork: 2,
        refuse: 2,
        vacate: 6,
        ...(backend === 'redis' ? { flushRedis: 32, killRedis: 11 } : {}),
      },
    }),
  },
  full: {
    speed: 6,
    backends: ['redis', 'postgres'],
    of: (backend, parts) => ({
      seconds: 2400 / parts,
      reminders: 20_000 / parts,
      wanted: {
        kill: 1010 / parts,
        freeze: 120 / parts,
        roll: 100 / parts,
        restartPostgres: 80 / parts,
        terminateAll: 160 / parts,
        resetNetwork: 160 / parts,
        halfOpen: 100 / parts,
        slowNetwork: 40 / parts,
        refuse: 40 / parts,
        vacate: 200 / parts,
        ...(backend === 'redis' ? { flushRedis: 500, killRedis: 200 } : {}),
      },
    }),
  },
  // The same harm with nothing switched off, then with the look-up, then with the guard: the harness must see what that does.
  prove: {
    speed: 10,
    backends: ['postgres'],
    off: ['look-up', 'guard', ''],
    of: () => ({ poison: false, seconds: 10, reminders: 120, stalled: 0.1, wanted: { kill: 1 } }),
  },
};
