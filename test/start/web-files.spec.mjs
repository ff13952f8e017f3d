import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { start, temporaryHome } from './office-process.mjs';

const SHELL = '<!doctype html><div id="root"></div>';

describe('the built web', () => {
  let home;
  let root;
  let office;

  const write = (name, text) => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  };

  before(async () => {
    home = temporaryHome();
    root = path.join(home.folder, 'dist');
    mkdirSync(path.join(home.folder, 'dist-old'), { recursive: true });
    writeFileSync(path.join(home.folder, 'outside.txt'), 'outside');
    write('index.html', SHELL);
    write('icon.svg', '<svg/>');
    write('assets/first-1a.js', 'first');
    write('.vite/manifest.json', 'hidden');
    write('assets/.map', 'hidden');
    office = await start({ home, env: { WEB_DIR: root } });
    await office.opened();
  });
  after(async () => {
    office.kill('SIGINT');
    await office.ended;
    home.remove();
  });

  /** Sends the path as it is written: fetch would tidy it first. */
  const get = (asked, method = 'GET') => {
    const { hostname, port } = new URL(office.url);
    return new Promise((resolve, reject) => {
      request({ hostname, port, path: asked, method }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (part) => (body += part));
        answer.on('end', () => {
          const type = answer.headers['content-type']?.split(';')[0];
          resolve({ status: answer.statusCode, type, life: answer.headers['cache-control'], body });
        });
      })
        .on('error', reject)
        .end();
    });
  };
  const isNotThere = async (asked) => {
    const { status, type, body } = await get(asked);
    assert.deepEqual([asked, status, type], [asked, 404, 'application/problem+json']);
    assert.equal(JSON.parse(body).slug, 'not-found');
  };

  it('keeps for a year what has a hash in its name, and asks again for everything else', async () => {
    const life = 'public, max-age=31536000, immutable';
    assert.deepEqual(await get('/assets/first-1a.js'), {
      status: 200,
      type: 'application/javascript',
      life,
      body: 'first',
    });
    assert.deepEqual(await get('/icon.svg'), {
      status: 200,
      type: 'image/svg+xml',
      life: 'no-cache',
      body: '<svg/>',
    });
    assert.deepEqual(await get('/'), { status: 200, type: 'text/html', life: 'no-cache', body: SHELL });
  });

  it('rebuilt while the office runs is served without a restart', async () => {
    await isNotThere('/assets/second-2b.js');
    write('assets/second-2b.js', 'second');
    write('assets/fonts/sans-3c.woff2', 'font');
    write('robots.txt', 'Disallow: /');
    write('index.html', `${SHELL}<script src="/assets/second-2b.js"></script>`);
    assert.equal((await get('/assets/second-2b.js?v=1')).body, 'second');
    assert.equal((await get('/assets/fonts/sans-3c.woff2')).type, 'font/woff2');
    assert.equal((await get('/robots.txt')).body, 'Disallow: /');
    assert.match((await get('/')).body, /second-2b\.js/);
    assert.equal((await get('/assets/second-2b.js', 'HEAD')).status, 200);
    rmSync(path.join(root, 'assets/second-2b.js'));
    await isNotThere('/assets/second-2b.js');
  });

  it('shows the shell on every page, also on one it does not know', async () => {
    for (const page of ['/cases/FZ-7K3F', '/invite/a.b', '/no/such/page', '/apiary', '/Jos%C3%A9']) {
      const { status, type, body } = await get(page);
      assert.deepEqual([page, status, type], [page, 200, 'text/html']);
      assert.ok(body.startsWith(SHELL));
    }
  });

  it('has no way up, nothing hidden and no folders', async () => {
    for (const asked of [
      '/.vite/manifest.json',
      '/%2evite/manifest.json',
      '/assets/.map',
      '/../outside.txt',
      '/assets/../../outside.txt',
      '/..%2foutside.txt',
      '/%2e%2e/outside.txt',
      '/assets/%2e%2e%2f%2e%2e%2foutside.txt',
      '/..%5coutside.txt',
      '/../dist-old/',
      '/assets/',
      '/assets',
      '/assets/none.js',
    ])
      await isNotThere(asked);
  });

  it('leaves the server its own paths', async () => {
    for (const asked of ['/api', '/api/none', '/api/../outside.txt', '/health/none']) await isNotThere(asked);
  });

  it('gives no file for an address that is none', async () => {
    const odd = ['//outside.txt', '/%00', '/assets/first-1a.js%00.txt', '/%', '/%c0%ae%c0%ae/outside.txt'];
    for (const asked of odd) assert.notEqual((await get(asked)).body.trim(), 'outside', asked);
  });
});
