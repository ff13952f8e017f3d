import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const serverSwc = { ...JSON.parse(readFileSync(new URL('.swcrc', import.meta.url), 'utf8')), swcrc: false };
delete serverSwc.$schema;

/** The web is bundled by Vite; for its specs swc needs only to know about JSX. */
const webSwc = {
  swcrc: false,
  sourceMaps: true,
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2023',
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
};

const server = {
  displayName: 'server',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', serverSwc] },
  testMatch: [
    '<rootDir>/src/**/*.spec.ts',
    '<rootDir>/test/{properties,integration,e2e,architecture,story}/**/*.spec.ts',
  ],
  resolver: '<rootDir>/test/support/resolver.cjs',
  moduleNameMapper: { '^@fastify/static$': '<rootDir>/test/support/fastify-static.cjs' },
  setupFiles: ['<rootDir>/test/support/setup.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/web/'],
};

const web = {
  displayName: 'web',
  testEnvironment: createRequire(import.meta.url).resolve('jest-environment-jsdom'),
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', webSwc] },
  testMatch: ['<rootDir>/web/src/**/*.spec.{ts,tsx}'],
  resolver: '<rootDir>/test/support/resolver.cjs',
  setupFiles: ['<rootDir>/test/support/web-setup.mjs'],
  moduleNameMapper: {
    '\\.(css|svg|png|woff2?)$': '<rootDir>/test/support/asset.mjs',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

export default {
  projects: [server, web],
  maxWorkers: 2,
  // Booting the office takes a few seconds on a busy machine with two cores.
  testTimeout: 60_000,
};
