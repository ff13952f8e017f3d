import assert from 'node:assert/strict';
import net from 'node:net';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { freePort } from '../../scripts/lib/ports.mjs';
import { processesOf, start, temporaryHome, within } from './office-process.mjs';

describe('npm start on a fresh machine', () => {
  let home;
  let token;
  before(() => {
    home = temporaryHome();
  });
  after(() => home.remove());
  const nothingRuns = () => within(15_000, 'no process is left', () => processesOf(home.folder).length === 0);

  const invitedAs = async (office) =>
    (await (await fetch(`${office.url}/api/invitations/${token}`)).json()).roles;

  it('opens an embedded office and prints the link for its first administrator', async () => {
    const office = await start({ home });
    const said = await office.opened();
    token = /\/invite\/([\w-]{43})/.exec(said)?.[1];
    assert.ok(token, said);
    assert.deepEqual(await invitedAs(office), ['admin']);
    assert.equal((await fetch(`${office.url}/health/ready`)).status, 200);
    assert.match(await (await fetch(office.url)).text(), /<div id="root">/);

    office.kill('SIGINT');
    assert.equal(await office.ended, 0);
    await nothingRuns();
  });

  it('keeps its secrets to itself', () => {
    for (const file of ['keys.json', 'database.json']) {
      assert.equal(statSync(path.join(home.folder, 'office', file)).mode & 0o777, 0o600, file);
    }
  });

  it('says so when it runs already, and leaves the first one alone', async () => {
    const first = await start({ home });
    await first.opened();
    const second = await start({ home });
    assert.equal(await second.ended, 1);
    assert.ok(second.said().includes(first.url), second.said());
    assert.equal((await fetch(`${first.url}/health/ready`)).status, 200);

    first.kill('SIGTERM');
    assert.equal(await first.ended, 0);
    await nothingRuns();
  });

  it('leaves nothing behind when it is killed, and starts again', async () => {
    const killed = await start({ home });
    await killed.opened();
    killed.kill('SIGKILL');
    await killed.ended;
    // Not even waiting: the next start ends what is left.
    const next = await start({ home, words: ['--fresh'] });
    // Unlike a demo's, its database outlives everything: whoever was invited before still is.
    assert.doesNotMatch(await next.opened(), /anew/);
    assert.deepEqual(await invitedAs(next), ['admin']);
    assert.equal((await fetch(`${next.url}/health/ready`)).status, 200);
    next.kill('SIGINT');
    assert.equal(await next.ended, 0);
    await nothingRuns();
  });
});

describe('npm start without a PORT of one’s own', () => {
  let home;
  before(() => {
    home = temporaryHome();
  });
  after(() => home.remove());

  it('moves on when somebody takes its port before it is open', async () => {
    const wished = await freePort();
    const inHome = (name) => path.join(home.folder, 'office', name);
    const facts = (name) => JSON.parse(readFileSync(inHome(name), 'utf8'));
    mkdirSync(inHome(''), { recursive: true });
    const first = { password: 'only-for-this-spec', databasePort: 0, webPort: wished };
    writeFileSync(inHome('database.json'), JSON.stringify(first));
    const office = await start({ home, env: { PORT: '' } });
    await within(60_000, 'it has chosen its port', () => existsSync(inHome('run.json')));
    const other = net.createServer().listen(wished, '127.0.0.1');
    await once(other, 'listening');
    const said = await office.opened();
    other.close();

    const { publicUrl, port } = facts('run.json');
    assert.notEqual(port, wished);
    assert.equal(publicUrl, `http://127.0.0.1:${port}`);
    assert.ok(said.includes(`The office is open: ${publicUrl}`), said);
    assert.ok(said.includes(`${publicUrl}/invite/`), said);
    assert.doesNotMatch(said, /PORT/);
    assert.equal((await fetch(`${publicUrl}/health/ready`)).status, 200);
    assert.equal(facts('database.json').webPort, port);
    office.kill('SIGINT');
    assert.equal(await office.ended, 0);
  });
});

describe('npm start refuses, naming what is wrong', () => {
  let home;
  before(() => {
    home = temporaryHome();
  });
  after(() => home.remove());

  const refusal = async (env) => {
    const office = await start({ home, env });
    assert.equal(await office.ended, 1, office.said());
    return office.said();
  };

  it('a database without a key file', async () => {
    assert.match(await refusal({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }), /KEY_FILE/);
  });

  it('a key file that is not there', async () => {
    const said = await refusal({
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      KEY_FILE: path.join(home.folder, 'none.json'),
    });
    assert.match(said, /KEY_FILE: There is no key file/);
  });

  it('a port that somebody has, once the rest is ready', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const said = await refusal({ PORT: String(other.address().port) });
    other.close();
    assert.match(said, /PORT: another program listens there/);
  });

  it('a database server that does not answer', async () => {
    const KEY_FILE = path.join(home.folder, 'office', 'keys.json');
    const said = await refusal({
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      KEY_FILE,
      SMTP_URL: 'smtp://127.0.0.1:1',
    });
    assert.match(said, /DATABASE_URL: The database server does not answer/);
  });

  it('a variable that is not what it should be', async () => {
    assert.match(await refusal({ POOL_SIZE: 'many' }), /POOL_SIZE/);
  });
});
