/** Letters as a search compares them: width, case, composition and kana's half forms do not matter. */
export function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
