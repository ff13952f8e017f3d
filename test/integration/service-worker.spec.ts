import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';

type Handler = (event: object) => void;
const SOURCE = readFileSync(path.resolve(import.meta.dirname, '../../web/public/sw.js'), 'utf8');

/** The worker's own file, in a browser that notes what it is asked to do. */
function browser(openPages: string[] = []) {
  const handlers = new Map<string, Handler>();
  const did: unknown[] = [];
  const self = {
    addEventListener: (name: string, handler: Handler) => handlers.set(name, handler),
    registration: {
      showNotification: (title: string, look: object) => did.push(['shown', title, look]),
    },
    clients: {
      matchAll: async () => openPages.map((url) => ({ url, focus: () => did.push(['focused', url]) })),
      openWindow: (address: string) => did.push(['opened', address]),
    },
  };
  const caches = new Proxy({}, { get: () => () => did.push(['cached']) });
  runInNewContext(SOURCE, { self, caches, URL, location: { origin: 'https://office.example.org' } });
  const fire = async (name: string, event: object) => {
    const work: unknown[] = [];
    handlers.get(name)?.({ ...event, waitUntil: (promise: unknown) => work.push(promise) });
    await Promise.all(work);
  };
  return { did, fire };
}

const ID = '0d6cfa3e-6c0c-4e8a-9d6b-8a1f4a4f5b10';
const MESSAGE = { title: 'FZ-7K3F', body: 'Something to do', tag: 'abc', path: `/ack/${ID}?via=push` };
const pressed = (given: string | undefined) => ({
  notification: { close: () => undefined, data: { path: given } },
});

describe('the worker in the browser', () => {
  it('shows a notification under its tag, and keeps nothing', async () => {
    const { did, fire } = browser();
    await fire('push', { data: { json: () => MESSAGE } });
    expect(did).toEqual([
      [
        'shown',
        'FZ-7K3F',
        expect.objectContaining({ body: 'Something to do', tag: 'abc', data: { path: MESSAGE.path } }),
      ],
    ]);
    expect(JSON.stringify(did)).not.toMatch(/cached|renotify/);
  });

  it('shows something also for a message without words, or the browser would', async () => {
    const { did, fire } = browser();
    await fire('push', { data: null });
    expect(did).toHaveLength(1);
  });

  it('leads to the reminder, or to the page of it that is open', async () => {
    const closed = browser(['https://office.example.org/cases']);
    await closed.fire('notificationclick', pressed(MESSAGE.path));
    expect(closed.did).toEqual([['opened', MESSAGE.path]]);
    const open = browser([`https://office.example.org/ack/${ID}`]);
    await open.fire('notificationclick', pressed(MESSAGE.path));
    expect(open.did).toEqual([['focused', `https://office.example.org/ack/${ID}`]]);
  });

  it.each([
    'https://example.org/ack/1',
    '//example.org',
    '/ack/../api/session',
    'javascript:alert(1)',
    undefined,
  ])('and nowhere else: %s', async (given) => {
    const { did, fire } = browser();
    await fire('notificationclick', pressed(given));
    expect(did).toEqual([['opened', '/']]);
  });
});
