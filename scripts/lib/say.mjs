const colourful = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code) => (text) => (colourful ? `\u001b[${code}m${text}\u001b[0m` : String(text));

export const bold = paint(1);
export const dim = paint(2);
export const red = paint(31);
export const green = paint(32);
export const yellow = paint(33);

export const say = (text = '') => process.stdout.write(`${text}\n`);

/** Ends the process with a message that says what is wrong and what to do. */
export function refuse(what, remedy) {
  process.stderr.write(`\n${red('Fianza cannot start.')} ${what}\n${remedy}\n`);
  process.exit(1);
}

export const seconds = (ms) => (ms < 950 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);
