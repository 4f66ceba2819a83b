/** What fields can be called in a query. */

import { folded } from "../words/folded.ts";

/** Numbers that are counted in a body: not known until it was read. */
export const scannedCounts = ["words", "characters", "headings", "links", "images"] as const;

/** Numbers that Galley counts: a field of the same name in the frontmatter is what a person means. */
const countedFields = [...scannedCounts, "locales"] as const;

/** Fields that every article has, whatever its site calls them. */
export const builtInFields = [
  "title",
  "description",
  "date",
  "category",
  "tag",
  "locale",
  "draft",
  "path",
  "collection",
  "problems",
  "errors",
  "warnings",
  ...countedFields,
] as const;
export type BuiltInField = (typeof builtInFields)[number];

/** Terms that look like fields and ask something else: `missing:description`, `has:problems`, `is:draft`. */
export const questions = ["missing", "has", "is"] as const;
export type Question = (typeof questions)[number];

const ALIASES: Readonly<Record<string, BuiltInField | Question>> = {
  tags: "tag",
  lang: "locale",
  language: "locale",
  categories: "category",
  problem: "problems",
  error: "errors",
  warning: "warnings",
  file: "path",
  folder: "path",
  section: "collection",
  chars: "characters",
  no: "missing",
  without: "missing",
  with: "has",
  タイトル: "title",
  題名: "title",
  説明: "description",
  日付: "date",
  カテゴリー: "category",
  カテゴリ: "category",
  タグ: "tag",
  言語: "locale",
  下書き: "draft",
  パス: "path",
  コレクション: "collection",
  問題: "problems",
  エラー: "errors",
  警告: "warnings",
  語数: "words",
  文字数: "characters",
  見出し: "headings",
  リンク: "links",
  画像: "images",
  欠け: "missing",
  なし: "missing",
  あり: "has",
};

/** What is asked of: a field of every article, a field of the frontmatter by its own name, or a question. */
export type ResolvedName =
  | { readonly kind: "built-in"; readonly field: BuiltInField }
  | { readonly kind: "own"; readonly field: string }
  | { readonly kind: "question"; readonly question: Question };

/**
 * The field that `name` means; `null` for none. `own` are the names that the frontmatter has, inner ones with dots
 * (`seo.title`): written exactly they go before the counted numbers, and otherwise case does not matter.
 */
export function resolveName(name: string, own: readonly string[]): ResolvedName | null {
  const plain = folded(name);
  const built = builtInFields.find((field) => field === plain);
  const exact = own.find((field) => field === name) ?? own.find((field) => field.toLowerCase() === plain);
  if (built !== undefined && !(exact !== undefined && COUNTED.has(built)))
    return { kind: "built-in", field: built };
  const question = questions.find((each) => each === plain);
  if (question !== undefined) return { kind: "question", question };
  const alias = Object.hasOwn(ALIASES, plain) ? ALIASES[plain] : undefined;
  if (exact !== undefined && (alias === undefined || !ROLES.has(alias))) return { kind: "own", field: exact };
  if (alias === undefined) return null;
  return isQuestion(alias) ? { kind: "question", question: alias } : { kind: "built-in", field: alias };
}

const COUNTED: ReadonlySet<string> = new Set(countedFields);
/** What a site calls these is read whatever its name: `tags` and `tag` are one. */
const ROLES: ReadonlySet<string> = new Set(["title", "description", "date", "category", "tag", "locale"]);

function isQuestion(name: BuiltInField | Question): name is Question {
  return (questions as readonly string[]).includes(name);
}

/** The known name that `name` is probably meant to be: at most two letters away; `null` for none. */
export function nearName(name: string, own: readonly string[]): string | null {
  const plain = name.toLowerCase();
  let best: string | null = null;
  let least = Math.min(3, Math.ceil(plain.length / 2));
  for (const candidate of [...own, ...builtInFields, ...questions]) {
    const distance = editDistance(plain, candidate.toLowerCase(), least);
    if (distance >= least) continue;
    least = distance;
    best = candidate;
  }
  return best;
}

/** Letters to change, add or take away (Levenshtein 1966), or `limit` where there are as many or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return Math.min(limit, row[b.length] ?? limit);
}
