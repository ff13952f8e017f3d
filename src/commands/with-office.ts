import type { INestApplicationContext } from '@nestjs/common';
import { openWithoutDoor, optionsFromEnvironment } from '../open-office.js';
import { OfficeLog } from '../platform/log.js';

/** Opens the office without door or workers, lets `work` use its services, and closes it. */
export async function withOffice<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const options = optionsFromEnvironment({ ...process.env, PROCESS_ROLE: 'api' });
  const app = await openWithoutDoor({ ...options, log: new OfficeLog('error') });
  try {
    return await work(app);
  } finally {
    await app.close();
  }
}
