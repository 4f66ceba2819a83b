/** Raised and lowered text, for which Markdown has no mark: 10² must not become 102. */

const SUPERSCRIPTS = new Map(
  [..."0123456789+-=()ni"].map((plain, at) => [plain, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ"][at] ?? ""]),
);
const SUBSCRIPTS = new Map(
  [..."0123456789+-=()"].map((plain, at) => [plain, [..."₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"][at] ?? ""]),
);

/** `text` in raised or lowered characters; `null` when one of them does not exist. */
export function raised(text: string, kind: "sup" | "sub"): string | null {
  const characters = kind === "sup" ? SUPERSCRIPTS : SUBSCRIPTS;
  const written = [...text.trim()].map((plain) => characters.get(plain));
  return written.includes(undefined) ? null : written.join("");
}
