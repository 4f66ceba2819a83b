/** The text of a filter -> a query, and what of it is not understood. */

import { folded } from "../words/folded.ts";
import type { ParsedQuery, Query, QueryProblem } from "./query.ts";
import { scanQuery, type ScannedValue, type Token } from "./scan.ts";

const ALL: Query = { kind: "all" };
/** Deeper groups than a person makes: their parentheses are passed over. */
const DEEPEST = 50;

/**
 * Understand `text`: terms that all must hold, `-` or NOT before what must not, OR or `|` between alternatives,
 * parentheses, `field:value`. Never fails: what is half typed is left out and told, with its place.
 */
export function parseQuery(text: string): ParsedQuery {
  const parser = new Parser(scanQuery(text), text.length);
  const query = parser.whole();
  return { query, problems: parser.problems.toSorted((a, b) => a.from - b.from) };
}

type Operator = "and" | "or" | "not";

class Parser {
  readonly problems: QueryProblem[] = [];
  private at = 0;
  private readonly tokens: readonly Token[];
  private readonly end: number;

  constructor(tokens: readonly Token[], end: number) {
    this.tokens = tokens;
    this.end = end;
  }

  whole(): Query {
    const parts: Query[] = [];
    while (this.at < this.tokens.length) {
      parts.push(this.alternatives(0));
      const token = this.tokens[this.at];
      if (token?.kind !== "close") continue;
      this.problem("unopened-group", token);
      this.at++;
    }
    return joined("and", parts);
  }

  private alternatives(depth: number): Query {
    const parts: Query[] = [];
    for (;;) {
      const before = this.tokens[this.at];
      const part = this.conjunction(depth);
      const or = this.tokens[this.at];
      const isOr = or !== undefined && (or.kind === "bar" || this.operator() === "or");
      // An alternative that is not typed yet must not make everything match.
      if (part.kind !== "all") parts.push(part);
      else if (parts.length > 0 || isOr) this.missing(before ?? or);
      if (!isOr) return joined("or", parts);
      this.at++;
    }
  }

  private missing(near: Token | undefined): void {
    this.problem("missing-term", near ?? { from: this.end, to: this.end });
  }

  private conjunction(depth: number): Query {
    const parts: Query[] = [];
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      const operator = this.operator();
      if (token.kind === "close" || token.kind === "bar" || operator === "or") break;
      if (operator === "and") this.at++;
      else parts.push(this.term(depth));
    }
    return joined("and", parts);
  }

  private term(depth: number): Query {
    let isNegated = false;
    while (this.tokens[this.at]?.kind === "minus" || this.operator() === "not") {
      isNegated = !isNegated;
      this.at++;
    }
    const token = this.tokens[this.at];
    if (token === undefined || token.kind === "close" || token.kind === "bar") {
      this.missing(token);
      return ALL;
    }
    this.at++;
    const query = this.read(token, depth);
    return isNegated && query.kind !== "all" ? { kind: "not", part: query } : query;
  }

  private read(token: Token, depth: number): Query {
    switch (token.kind) {
      case "open":
        return this.group(token, depth);
      case "word":
        return this.text(token.value);
      case "field":
        return this.field(token);
      case "close":
      case "minus":
      case "bar":
        return ALL;
    }
  }

  private group(open: Token, depth: number): Query {
    if (depth >= DEEPEST) return ALL;
    const query = this.alternatives(depth + 1);
    if (this.tokens[this.at]?.kind === "close") this.at++;
    else this.problem("unclosed-group", open);
    return query;
  }

  private text(value: ScannedValue): Query {
    if (!value.isClosed) this.problem("unclosed-quote", value);
    const text = folded(value.text).trim();
    return text === "" ? ALL : { kind: "text", text };
  }

  private field(token: Extract<Token, { kind: "field" }>): Query {
    const { name, comparison, values, from, to } = token;
    for (const value of values) if (!value.isClosed) this.problem("unclosed-quote", value);
    const texts = values.map(({ text }) => text.trim()).filter((text) => text !== "");
    if (texts.length > 0) return { kind: "field", name, comparison, values: texts };
    this.problems.push({ code: "missing-value", from, to, details: { field: name } });
    return ALL;
  }

  /** Whether the token is a word that joins terms: in capitals, or in small letters where only that makes sense. */
  private operator(): Operator | null {
    const token = this.tokens[this.at];
    if (token?.kind !== "word" || token.value.isQuoted) return null;
    const { text } = token.value;
    const operator = OPERATORS[text];
    if (operator !== undefined) return operator;
    const small = OPERATORS[text.toUpperCase()];
    if (small === undefined || text !== text.toLowerCase()) return null;
    const isBeforeField = isTermOfField(this.tokens, this.at + 1);
    const isAfterField = ["field", "close"].includes(this.tokens[this.at - 1]?.kind ?? "");
    return isBeforeField && (small === "not" || isAfterField) ? small : null;
  }

  private problem(code: QueryProblem["code"], { from, to }: { readonly from: number; readonly to: number }) {
    this.problems.push({ code, from, to, details: {} });
  }
}

const OPERATORS: Readonly<Record<string, Operator>> = { AND: "and", OR: "or", NOT: "not" };

function isTermOfField(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind === "minus" || token?.kind === "open") return isTermOfField(tokens, at + 1);
  return token?.kind === "field";
}

function joined(kind: "and" | "or", parts: readonly Query[]): Query {
  const real = parts.filter((part) => part.kind !== "all");
  const flat = real.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const [first] = flat;
  if (first === undefined) return ALL;
  return flat.length === 1 ? first : { kind, parts: flat };
}
