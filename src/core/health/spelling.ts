/** What stays of a term when its spelling does not count: width, case, hyphens, an English plural. */

/**
 * Two terms with the same result are spellings of one: `ＡＩ Agents`, `ai-agent` and `AI agent`. Only the last word's
 * plural is undone, and never that of a short word (`news`, `AIs`, `gas`).
 */
export function spellingOf(term: string): string {
  const plain = term
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\-_‐・]+/g, "");
  if (!/^[\x21-\x7e]+$/.test(plain) || plain.length < 5) return plain;
  if (/(?:ss|us|is|news)$/.test(plain)) return plain;
  if (plain.endsWith("ies")) return `${plain.slice(0, -3)}y`;
  return plain.endsWith("s") ? plain.slice(0, -1) : plain;
}
