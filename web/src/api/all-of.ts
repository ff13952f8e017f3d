type Whole<W, L extends readonly unknown[]> = [Exclude<W, L[number]>] extends [never]
  ? unknown
  : { leftOut: Exclude<W, L[number]> };

/**
 * Every word of one choice of the contract, in the order of the screen: `allOf<CaseStatus>()(['matching', …])`. A word
 * left out does not compile, nor does the list once the server has learnt a new one.
 */
export const allOf =
  <W extends string>() =>
  <const L extends readonly W[]>(list: L & Whole<W, L>): L =>
    list;
