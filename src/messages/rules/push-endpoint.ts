/** Push services of the browsers that people use; a leading dot stands for any host below it. */
const SERVICES = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
];
const LONGEST = 1024;

/**
 * The address at which a push service takes messages for one browser, as that browser told it; null for any other. It comes
 * from outside and is written to from inside, so only https to a service that is known by name, at its usual port, without
 * user or password, passes. `testOrigin` is one more service, on this machine, or null.
 */
export function readPushEndpoint(typed: string, testOrigin: string | null): URL | null {
  if (typed.length > LONGEST || !URL.canParse(typed)) return null;
  const url = new URL(typed);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return null;
  if (testOrigin !== null && url.origin === testOrigin) return url;
  // An address that is usual for its protocol has no port; a literal address is in no list of names.
  if (url.protocol !== 'https:' || url.port !== '') return null;
  return SERVICES.some((name) => isOf(url.hostname, name)) ? url : null;
}

function isOf(host: string, name: string): boolean {
  return name.startsWith('.') ? host.endsWith(name) && host.length > name.length : host === name;
}
