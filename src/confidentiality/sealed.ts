declare const sealedOf: unique symbol;

/** Ciphertext of one named column. A `bytea` that holds anything else does not type-check. */
export type Sealed<Name extends string> = Buffer & { readonly [sealedOf]?: Name };

export type Purpose = 'identity' | 'contact' | 'legal' | 'staff' | 'inbound' | 'reach';

export interface SubjectRef {
  readonly subjectId: string;
  readonly purpose: Purpose;
}

export interface ColumnRef {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}
