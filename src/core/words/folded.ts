/** Letters as a search compares them: width, case, composition and kana's half forms do not matter. */
export function folded(text: string): string {
  return (ASCII.test(text) ? text : text.normalize("NFKC")).toLowerCase();
}

/** These have no other form, and most texts of a filter are of these alone: it folds thousands at every key. */
const ASCII = /^[ -~]*$/;
