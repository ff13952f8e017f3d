import { createHash } from 'node:crypto';

/** Namespace of the office's own place keys; fixed for ever, because ids made from it are stored. */
const PLACES = Buffer.from('6f1d0a5ec1b04e0d9a6b2f3a51f0c7aa', 'hex');

/**
 * The id of a reference row, from its key ('IC_STEWART', 'STWRTGA', 'MDGA'). The same key gives the same UUID (version 5,
 * RFC 9562 section 5.5) in every office, so that the demo, tests and exports can name places.
 */
export function placeId(key: string): string {
  const bytes = createHash('sha1').update(PLACES).update(key).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
