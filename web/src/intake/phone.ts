/** A number of this country the way it is read out, `704 555 0123`; any other as it is kept. */
export function phoneWords(kept: string): string {
  const [, area, exchange, line, extension] = /^\+1(\d{3})(\d{3})(\d{4})(?:;ext=(\d+))?$/.exec(kept) ?? [];
  if (!line) return kept;
  const number = `${area} ${exchange} ${line}`;
  return extension ? `${number} x${extension}` : number;
}
