/** E.164 as people read it out; numbers of other countries, and what is no number yet, stay as they are. */
export function phoneWords(phone: string): string {
  const [number = '', extension] = phone.split(';ext=');
  const us = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  const words = us ? `(${us[1]}) ${us[2]}-${us[3]}` : number;
  return extension ? `${words} ext. ${extension}` : words;
}

/** What a phone dials: E.164 with its extension, or the digits of what was typed, without what is dialled afterwards. */
export function phoneLink(phone: string): string {
  if (/^\+\d+(;ext=\d+)?$/.test(phone)) return `tel:${phone}`;
  const [number = ''] = phone.split(/ext|x/i);
  return `tel:${number.replace(/[^\d+]/g, '')}`;
}
