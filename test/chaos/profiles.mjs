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

/** What a quick run does, divided among its backends; Redis is only hurt where it is used. */
const quick = {
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
};

export const PROFILES = {
  quick,
  // A thousand kills are seventeen quick runs, each of them with another seed: what goes wrong has few causes to look through.
  full: { ...quick, rounds: 17, of: (...words) => ({ ...quick.of(...words), reminders: 1200 / words[1] }) },
  // The same harm with nothing switched off, then with the look-up, then with the guard: the harness must see what that does.
  prove: {
    speed: 10,
    backends: ['postgres'],
    off: ['look-up', 'guard', ''],
    of: () => ({ poison: false, seconds: 10, reminders: 120, stalled: 0.1, wanted: { kill: 1 } }),
  },
};
