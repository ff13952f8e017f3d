import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { forgetDatabase } from '../../scripts/lib/embedded.mjs';
import { officeHome } from '../../scripts/lib/office-home.mjs';
import { processesOf, start, temporaryHome, within } from './office-process.mjs';

describe('npm run demo', () => {
  let home;
  before(() => {
    home = temporaryHome();
  });
  after(() => home.remove());
  const demo = () => start({ home, script: 'demo' });
  const nothingRuns = () => within(15_000, 'no process is left', () => processesOf(home.folder).length === 0);

  it('interrupted while it makes its office, makes it anew and to its end', async () => {
    const interrupted = await demo();
    await within(300_000, 'somebody is in the office', () => holdsStaff(home));
    interrupted.kill('SIGKILL');
    await interrupted.ended;

    // Not even waiting: half an office may still be written to.
    const next = await demo();
    assert.match(await next.opened(), /never finished: making it anew/);
    assert.ok((await waitingForReview(next.url)).length > 0);
    next.kill('SIGINT');
    assert.equal(await next.ended, 0);
    await nothingRuns();
  });

  it('keeps an office that was finished', async () => {
    const again = await demo();
    assert.doesNotMatch(await again.opened(), /anew|Making/);
    again.kill('SIGINT');
    assert.equal(await again.ended, 0);
    await nothingRuns();
  });
});

describe('forgetting a database', () => {
  let home;
  const homeOf = (kind) => {
    process.env.FIANZA_HOME = home.folder;
    return officeHome(kind);
  };
  before(() => {
    home = temporaryHome();
  });
  after(() => {
    delete process.env.FIANZA_HOME;
    home.remove();
  });

  it('is refused for an office, under whatever name it comes', async () => {
    const office = homeOf('office');
    const kept = path.join(office.databaseFolder(), 'data', 'PG_VERSION');
    mkdirSync(path.dirname(kept), { recursive: true });
    writeFileSync(kept, '18\n');
    await assert.rejects(forgetDatabase(office), /never forgotten/);
    symlinkSync(office.folder, path.join(home.folder, 'demo'));
    await assert.rejects(forgetDatabase(homeOf('demo')), /never forgotten/);
    assert.ok(existsSync(kept));
  });
});

async function holdsStaff({ folder }) {
  const file = path.join(folder, 'demo', 'database.json');
  if (!existsSync(file)) return false;
  const { password, databasePort } = JSON.parse(readFileSync(file, 'utf8'));
  const client = new pg.Client(`postgres://postgres:${password}@127.0.0.1:${databasePort}/fianza`);
  try {
    await client.connect();
    return (await client.query('SELECT EXISTS (SELECT 1 FROM app.staff) AS answer')).rows[0].answer;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

async function waitingForReview(url) {
  const { csrfToken } = await (await fetch(`${url}/api/session`)).json();
  const signedIn = await fetch(`${url}/api/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrfToken },
    body: JSON.stringify({ role: 'coordinator' }),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const queue = await fetch(`${url}/api/review-queue`, { headers: { cookie } });
  return (await queue.json()).items;
}
