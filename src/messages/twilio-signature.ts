import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The signature of a webhook: HMAC-SHA1, under the account's token, over the exact address and then every name and value
 * of the form, by name. Of a name that comes more than once, each value counts once, in order.
 * https://www.twilio.com/docs/usage/security#validating-requests
 */
export function signatureOf(token: string, address: string, form: URLSearchParams): string {
  const names = [...new Set(form.keys())].toSorted();
  const text = names.map((name) =>
    [...new Set(form.getAll(name))]
      .toSorted()
      .map((value) => name + value)
      .join(''),
  );
  return createHmac('sha1', token)
    .update(address + text.join(''))
    .digest('base64');
}

/** Whether the signature is right; takes the same time wherever it is wrong. */
export function isSigned(token: string, address: string, form: URLSearchParams, given: unknown): boolean {
  if (typeof given !== 'string') return false;
  const [right, said] = [Buffer.from(signatureOf(token, address, form)), Buffer.from(given)];
  return right.length === said.length && timingSafeEqual(right, said);
}
