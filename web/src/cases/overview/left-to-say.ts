/** What stands in the box once a note is kept: what was written while the note was on its way begins the next one. */
export function leftToSay(now: string, sent: string): string {
  return now.startsWith(sent) ? now.slice(sent.length).trimStart() : now;
}
