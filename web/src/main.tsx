import './ui/tokens.css';
import './ui/base.css';
import './shell/opening.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { startI18n } from './i18n/i18n.js';
import { keepShellOnDevice } from './shell/keep-shell.js';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) return;
  const time = 'Temporal' in globalThis ? null : import('temporal-polyfill/global');
  await Promise.all([startI18n(), time]);
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  keepShellOnDevice();
}

void start();
