// Keeps the shell on the device: the page, its scripts, styles and font. Never anything a server says about a person.
const SHELL = 'fianza-shell-1';
const NEVER = ['/api', '/ics', '/auth', '/admin', '/health', '/invite'];

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  const old = caches
    .keys()
    .then((names) => Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name))));
  event.waitUntil(old.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (NEVER.some((path) => url.pathname === path || url.pathname.startsWith(`${path}/`))) return;
  if (request.mode === 'navigate') event.respondWith(freshPage(request));
  else if (url.pathname.startsWith('/assets/') || url.pathname === '/theme.js')
    event.respondWith(keptFile(request));
});

// Every address is the same page; it is fetched anew when the line allows, and shown from the device when not.
async function freshPage(request) {
  const shell = await caches.open(SHELL);
  try {
    const page = await fetch(request);
    if (page.ok) await forgetOldFiles(shell, page.clone());
    return page;
  } catch {
    return (await shell.match('/')) ?? Response.error();
  }
}

// Files in /assets carry a hash of their content in the name, so a kept one is never stale.
async function keptFile(request) {
  const shell = await caches.open(SHELL);
  const kept = await shell.match(request);
  if (kept) return kept;
  const file = await fetch(request);
  if (file.ok) await shell.put(request, file.clone());
  return file;
}

// A new page names new files: the old ones go, so that the device does not fill up.
async function forgetOldFiles(shell, page) {
  const before = await shell.match('/');
  const [was, is] = await Promise.all([before ? before.text() : '', page.clone().text()]);
  if (was !== '' && was !== is) {
    const files = await shell.keys();
    await Promise.all(files.map((file) => shell.delete(file)));
  }
  await shell.put('/', page);
}

// A reminder: the case code and what a text would say, and nothing of it is kept here. What comes again under a tag takes the
// place of what stands there, without a sound.
self.addEventListener('push', (event) => {
  const { title = '…', body = '', tag, path } = event.data?.json() ?? {};
  const look = { body, tag, data: { path }, icon: '/icon.svg', requireInteraction: true };
  event.waitUntil(self.registration.showNotification(title, look));
});

// It leads to the reminder, which asks to sign in, and to nowhere else.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const path = String(event.notification.data?.path ?? '');
  event.waitUntil(openPage(/^\/ack\/[\w-]+(\?via=push)?$/.test(path) ? path : '/'));
});

async function openPage(path) {
  const [open] = await self.clients.matchAll({ type: 'window' });
  // Whoever is at work in a page is not torn away from it.
  if (open && new URL(open.url).pathname === path.split('?')[0]) return open.focus();
  return self.clients.openWindow(path);
}
