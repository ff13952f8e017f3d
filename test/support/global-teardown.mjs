import { closeRun } from './test-run.mjs';

export default async function globalTeardown() {
  if (process.env.FIANZA_TEST_RUN) await closeRun(process.env.FIANZA_TEST_RUN);
}
