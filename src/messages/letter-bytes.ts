import * as base64 from 'nodemailer/lib/base64';
import type MimeNode from 'nodemailer/lib/mime-node';
import * as qp from 'nodemailer/lib/qp';

/**
 * The bytes of a letter, as `letter.build()` gives them. That writes through six streams, so that a part may be of any size; a letter that is text
 * alone is written at once. `text` is what the letter was made of.
 */
export async function bytesOf(letter: MimeNode, text: string): Promise<Buffer> {
  const body = letter.content === text ? encodedAs(letter.getTransferEncoding(), text) : null;
  if (body === null) return letter.build();
  return Buffer.from(`${letter.buildHeaders()}\r\n\r\n${body}${body.endsWith('\n') ? '' : '\r\n'}`);
}

function encodedAs(encoding: string | false, text: string): string | null {
  if (encoding === '7bit') return text;
  if (encoding === 'quoted-printable') return qp.wrap(qp.encode(text));
  return encoding === 'base64' ? base64.wrap(base64.encode(text)) : null;
}
