/** What stands in the document after `count` writes: so much can be told from the text alone. */
export function typedText(count: number): string {
  let text = "# Typed\n\n";
  for (let number = 1; number <= count; number++) text += `word${number} `;
  return text;
}
