import { readFileSync } from 'node:fs';
import { transform } from '@swc/core';
import { defineConfig } from 'vitest/config';

const { $schema: _schema, ...settings } = JSON.parse(
  readFileSync(new URL('.swcrc', import.meta.url), 'utf8'),
);

/** Nest asks decorated classes for their types at run time; swc writes them down as it does for production. */
const swc = {
  name: 'swc',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.ts') ? transform(code, { ...settings, swcrc: false, filename: id }) : null,
};

/** Loading the product costs more than most specs: a worker does it once, and its specs come one after the other. */
const shared = { root: import.meta.dirname, globals: true, isolate: false };
const timeouts = { testTimeout: 60_000, hookTimeout: 60_000, teardownTimeout: 60_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        plugins: [swc],
        oxc: false,
        test: {
          ...shared,
          ...timeouts,
          name: 'server',
          include: ['src/**/*.spec.ts', 'test/{properties,integration,e2e,architecture,story}/**/*.spec.ts'],
          setupFiles: ['test/support/setup.ts'],
          globalSetup: 'test/support/global-setup.mjs',
        },
      },
      {
        oxc: { jsx: { runtime: 'automatic' } },
        test: {
          ...shared,
          ...timeouts,
          name: 'web',
          environment: 'jsdom',
          include: ['web/src/**/*.spec.{ts,tsx}'],
          setupFiles: ['web/spec-setup.mjs'],
        },
      },
    ],
  },
});
