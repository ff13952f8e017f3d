// The mail sink as a process of its own: docker compose --profile trial.
import { startMailSink } from './lib/mail-sink.mjs';
import { say } from './lib/say.mjs';

const sink = await startMailSink({ host: '0.0.0.0', smtpPort: 1025, httpPort: 8025 });
say(`Mail is taken on port 1025 and shown on port 8025 (/messages).`);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void sink.close().then(() => process.exit(0)));
