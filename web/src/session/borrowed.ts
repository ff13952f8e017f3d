const BORROWED = 'fianza.borrowed';

/** Said at sign-in: "this is not my computer". Then nothing about a call may be written to this device. */
export function isBorrowedComputer(): boolean {
  return sessionStorage.getItem(BORROWED) === 'yes';
}

export function noteBorrowed(borrowed: boolean): void {
  if (borrowed) sessionStorage.setItem(BORROWED, 'yes');
  else sessionStorage.removeItem(BORROWED);
}
