import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openOffice, optionsFromEnvironment } from '../open-office.js';
import { OfficeLog } from '../platform/log.js';

/** Opens the office without door or workers, lets `work` use its services, and closes it. */
export async function withOffice<T>(work: (app: NestFastifyApplication) => Promise<T>): Promise<T> {
  const options = optionsFromEnvironment({ ...process.env, PROCESS_ROLE: 'api' });
  const app = await openOffice({ ...options, log: new OfficeLog('error') });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
