/** What could be meant at the caret of a query: fields, questions, values with how often they occur. */

import { folded } from "../words/folded.ts";
import { builtInFields, questions, resolveName } from "./names.ts";
import { scanQuery, type Token } from "./scan.ts";
import { written } from "./facets.ts";

export interface Suggestion {
  /** What takes the place of `from`…`to`. A field's ends in its sign, so that its values come next. */
  readonly insert: string;
  readonly kind: "field" | "value";
  readonly label: string;
  /** How many rows have it; `null` for fields. */
  readonly rows: number | null;
}

export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly suggestions: readonly Suggestion[];
}

export interface CompletionNeeds {
  /** Names of frontmatter fields. */
  readonly fields: readonly string[];
  readonly locales: readonly string[];
  /** The values of a field, most used first. */
  readonly valuesOf: (field: string) => readonly { readonly value: string; readonly rows: number }[];
}

const MOST = 12;

/** Suggestions for the word or value that ends at `caret`, the likeliest first. */
export function completeQuery(text: string, caret: number, needs: CompletionNeeds): Completion {
  const before = text.slice(0, caret);
  const token = scanQuery(before).at(-1);
  if (token === undefined || token.to < caret || token.kind === "minus" || token.kind === "open")
    return fieldsLike("", caret, caret, needs);
  if (token.kind === "field") return valuesIn(token, caret, needs);
  if (token.kind !== "word" || token.value.isQuoted) return { from: caret, to: caret, suggestions: [] };
  return fieldsLike(token.value.text, token.from, caret, needs);
}

function fieldsLike(typed: string, from: number, to: number, needs: CompletionNeeds): Completion {
  const own = needs.fields.filter((field) => resolveName(field, needs.fields)?.kind === "own");
  const names = [...builtInFields, ...own, ...questions];
  const suggestions = like(typed, names, (name) => name).map((name): Suggestion => ({
    insert: `${name}:`,
    kind: "field",
    label: `${name}:`,
    rows: null,
  }));
  return { from, to, suggestions };
}

function valuesIn(
  token: Extract<Token, { kind: "field" }>,
  caret: number,
  needs: CompletionNeeds,
): Completion {
  const last = token.values.at(-1);
  const isOpen = last !== undefined && last.to === caret;
  const typed = isOpen ? last.text : "";
  const from = isOpen ? last.from : caret;
  const resolved = resolveName(token.name, needs.fields);
  const taken = new Set(token.values.filter((value) => !isOpen || value !== last).map(({ text }) => text));
  const values =
    resolved?.kind === "question"
      ? answersTo(resolved.question, needs)
      : resolved === null
        ? []
        : needs.valuesOf(resolved.field);
  const fitting = like(
    typed,
    values.filter(({ value }) => !taken.has(value)),
    ({ value }) => value,
  );
  const suggestions = fitting.map(({ value, rows }) => ({
    insert: written(value),
    kind: "value" as const,
    label: value,
    rows,
  }));
  // What is fully typed needs no offer of itself.
  const isDone = suggestions.length === 1 && suggestions[0]?.label === typed;
  return { from, to: caret, suggestions: isDone ? [] : suggestions };
}

function answersTo(
  question: (typeof questions)[number],
  { fields, locales }: CompletionNeeds,
): readonly { readonly value: string; readonly rows: number | null }[] {
  const names =
    question === "is"
      ? ["draft", "published", "translated", "broken"]
      : [...locales, ...builtInFields.filter((field) => field !== "path"), ...fields];
  return [...new Set(names)].map((value) => ({ value, rows: null }));
}

/** What begins with `typed`, then what has it inside; in the order given otherwise. */
function like<Item>(typed: string, items: readonly Item[], textOf: (item: Item) => string): readonly Item[] {
  const wanted = folded(typed);
  if (wanted === "") return items.slice(0, MOST);
  const rank = (item: Item): number => {
    const at = folded(textOf(item)).indexOf(wanted);
    return at < 0 ? 2 : Math.min(at, 1);
  };
  return items
    .map((item, index) => ({ item, index, rank: rank(item) }))
    .filter((each) => each.rank < 2)
    .toSorted((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, MOST)
    .map(({ item }) => item);
}
