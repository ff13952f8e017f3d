import { refuse } from './say.mjs';

const WANTED = [20, 19];

/** Says clearly that Node is too old, before a syntax error somewhere says it badly. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > WANTED[0] || (major === WANTED[0] && minor >= WANTED[1])) return;
  refuse(
    `It needs Node.js ${WANTED.join('.')} or newer; this is ${process.versions.node}.`,
    'Install a current Node.js (https://nodejs.org) and run the command again.',
  );
}
