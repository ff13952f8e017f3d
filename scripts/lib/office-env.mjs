import { inRoot } from './paths.mjs';

/** The environment of a process of the product: what the person set wins over what this start chose. */
export function officeEnv({
  home,
  databaseUrl,
  port,
  smtpUrl,
  lookUpUrl,
  messagesUrl,
  pushKey,
  isDemo = false,
}) {
  const chosen = {
    NODE_ENV: 'production',
    PROCESS_ROLE: 'all',
    KEY_FILE: home.keyFile,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    WEB_DIR: inRoot('web', 'dist'),
    ...(smtpUrl ? { SMTP_URL: smtpUrl } : {}),
    ...(pushKey ? { VAPID_PRIVATE_KEY: pushKey } : {}),
    ...(lookUpUrl ? { MAIL_LOOKUP_URL: lookUpUrl } : {}),
  };
  const fixed = {
    DATABASE_URL: databaseUrl,
    // A demo never sends mail and never touches real people, whatever is set.
    ...(isDemo
      ? {
          DEMO: '1',
          SMTP_URL: smtpUrl,
          MAIL_LOOKUP_URL: lookUpUrl,
          DEMO_MAIL_URL: messagesUrl,
          KEY_FILE: home.keyFile,
          REDIS_URL: '',
          VAPID_PRIVATE_KEY: pushKey,
          VAPID_PUBLIC_KEY: '',
        }
      : {}),
  };
  return { ...chosen, ...given(process.env), ...fixed };
}

/** Without what npm and vitest set for themselves. */
function given(env) {
  return Object.fromEntries(
    Object.entries(env).filter(([name, value]) => value !== '' && !name.startsWith('npm_')),
  );
}
