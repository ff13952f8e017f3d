/** The letters a text message carries at seven bits each (GSM 03.38), and those that count twice. */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const DOUBLE = '\f^{}\\[~]|€';

export interface SmsSize {
  readonly encoding: 'GSM-7' | 'UCS-2';
  readonly segments: number;
}

/**
 * How many messages a text is on the phone network: 160 letters of seven bits, or 70 UTF-16 units once a single letter
 * (á, í, ó, ú and the curly quote among them) is outside GSM 03.38; in parts a header takes 7 and 3 of them.
 */
export function smsSize(text: string): SmsSize {
  const letters = [...text];
  if (letters.every((letter) => BASIC.includes(letter) || DOUBLE.includes(letter))) {
    const septets = letters.reduce((sum, letter) => sum + (DOUBLE.includes(letter) ? 2 : 1), 0);
    return { encoding: 'GSM-7', segments: septets <= 160 ? 1 : Math.ceil(septets / 153) };
  }
  return { encoding: 'UCS-2', segments: text.length <= 70 ? 1 : Math.ceil(text.length / 67) };
}
