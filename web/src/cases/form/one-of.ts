/** The word as one of the list, or null: what a select or an address says is any text until it is found there. */
export function oneOf<V extends string>(list: readonly V[], word: string | undefined): V | null {
  return list.find((each) => each === word) ?? null;
}
