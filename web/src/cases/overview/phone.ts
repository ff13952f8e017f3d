/** E.164 as people read it out; numbers of other countries stay as they are. */
export function phoneWords(phone: string): string {
  const [number = '', extension] = phone.split(';ext=');
  const us = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  const words = us ? `(${us[1]}) ${us[2]}-${us[3]}` : number;
  return extension ? `${words} ext. ${extension}` : words;
}

export function phoneLink(phone: string): string {
  return `tel:${phone}`;
}
