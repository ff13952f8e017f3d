/** Smallest padded length: names of 4 and of 30 letters look alike in the database. */
const SMALLEST_BUCKET = 32;
const LENGTH_BYTES = 4;

/** The content length-prefixed and zero-padded to the next bucket (32, 64, 128 … bytes), so that lengths tell nothing. */
export function pad(content: Uint8Array): Buffer {
  let bucket = SMALLEST_BUCKET;
  while (bucket < content.length + LENGTH_BYTES) bucket *= 2;
  const padded = Buffer.alloc(bucket);
  padded.writeUInt32BE(content.length, 0);
  padded.set(content, LENGTH_BYTES);
  return padded;
}

/** The content of a padded buffer, or null when the length it states does not fit. */
export function unpad(padded: Buffer): Buffer | null {
  if (padded.length < LENGTH_BYTES) return null;
  const length = padded.readUInt32BE(0);
  return length + LENGTH_BYTES <= padded.length ? padded.subarray(LENGTH_BYTES, LENGTH_BYTES + length) : null;
}

export interface SealedPlace {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
  readonly subjectId: string;
  readonly purpose: string;
}

/** What a ciphertext is bound to: moved to another row, column or subject it does not open. Immutable names and ids only. */
export function boundTo(place: SealedPlace): string {
  return `v1|fianza|${place.table}|${place.column}|${place.rowId}|${place.subjectId}|${place.purpose}`;
}
