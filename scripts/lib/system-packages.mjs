import { spawnSync } from 'node:child_process';
import { say } from './say.mjs';

const exists = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

const WANTED = {
  redis: { title: 'Redis', commands: ['redis-server'], package: 'redis-server' },
  faketime: { title: 'faketime', commands: ['faketime'], package: 'faketime' },
  chromium: {
    title: 'Chromium',
    commands: [
      process.env.CHROMIUM,
      '/usr/bin/chromium',
      'chromium',
      'chromium-browser',
      'google-chrome',
    ].filter(Boolean),
    package: 'chromium',
  },
};

const findCommand = (name) => WANTED[name].commands.find(exists) ?? null;

/**
 * Finds programs that npm does not bring, or installs them with apt-get where this user is root.
 * @returns {Record<string, { command: string | null, install: string }>} command is null where one is missing
 */
export function systemPrograms(names) {
  const missing = names.filter((name) => !findCommand(name));
  if (missing.length > 0 && process.getuid?.() === 0 && exists('apt-get')) install(missing);
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        command: findCommand(name),
        title: WANTED[name].title,
        install: `apt-get install -y ${WANTED[name].package}`,
      },
    ]),
  );
}

function install(names) {
  const packages = names.map((name) => WANTED[name].package);
  say(`Installing ${packages.join(' and ')} with apt-get …`);
  const apt = (...words) =>
    spawnSync('apt-get', ['-qq', ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  if (!apt('update') || !apt('install', '-y', '--no-install-recommends', ...packages)) {
    say(`apt-get could not install ${packages.join(' and ')}.`);
  }
}
