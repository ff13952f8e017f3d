/** Whether the window is as narrow as a phone's now: there a list begins with less, and a month with its agenda. */
export function isPhoneWide(): boolean {
  return globalThis.matchMedia?.('(max-width: 700px)').matches ?? false;
}

/** With how many rows a list among others begins. */
export function firstRows(): number {
  return isPhoneWide() ? 4 : 10;
}
