/** Texts that say their own number and length, so that a torn, an empty or an older one shows. */

export function numberedText(number: number, length: number): string {
  return `${number} ${"x".repeat(length)} ${number}\n`;
}

/** The length of the text of that number in a loop whose texts have seven sizes. */
export function lengthOf(number: number, step: number): number {
  return (number % 7) * step;
}

/** The number that `text` holds whole; `null` for a text that is not one of the loop. */
export function numberIn(text: string, step: number): number | null {
  const match = /^(\d+) (x*) (\d+)\n$/.exec(text);
  if (!match || match[1] !== match[3]) return null;
  const number = Number(match[1]);
  return match[2]?.length === lengthOf(number, step) ? number : null;
}
