import { readFileSync } from 'node:fs';
import { describeApi } from '../../src/platform/http/openapi.js';
import { Office } from '../support/office.js';

describe('openapi.json', () => {
  it('says what the controllers say (npm run contract)', async () => {
    const office = await Office.open();
    const live: unknown = JSON.parse(JSON.stringify(describeApi(office.app)));
    await office.close();
    const kept: unknown = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'));
    expect(kept).toEqual(live);
  });
});
