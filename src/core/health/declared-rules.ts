/** The rules that a site declares for its articles under `rules` in `galley.json`. */

import { z } from "zod";
import { isQuickPattern } from "../schema/patterns.ts";

const Scalar = z.union([z.string(), z.number(), z.boolean()]);

/** When a rule holds: the field has one of the values, or is filled, or is not. */
const Condition = z
  .strictObject({
    field: z.string().min(1),
    is: z.union([Scalar, z.array(Scalar).min(1)]).optional(),
    filled: z.boolean().optional(),
  })
  .refine(({ is, filled }) => (is === undefined) !== (filled === undefined), {
    error: 'a condition has either "is" or "filled"',
  });

const DeclaredRuleValue = z
  .strictObject({
    field: z.string().min(1),
    severity: z.enum(["error", "warning", "note"]).default("error"),
    when: Condition.optional(),
    required: z.boolean().optional(),
    forbidden: z.literal(true).optional(),
    /** Characters of a text as a reader counts code points, items of a list. */
    length: z.strictObject({ least: z.int().min(0).optional(), most: z.int().min(0).optional() }).optional(),
    pattern: z.string().max(200).optional(),
    /** `locale`: among the articles of one locale; `collection`: among all articles, variants of one apart. */
    unique: z.enum(["locale", "collection"]).optional(),
    /** The value names an article of that collection by `field`, or, without it, by its file's or folder's name. */
    references: z.strictObject({ collection: z.string(), field: z.string().optional() }).optional(),
    locales: z.literal("all").optional(),
    /** The date is not before that of this field. */
    notBefore: z.string().min(1).optional(),
  })
  .refine(
    ({ required, forbidden, length, pattern, unique, references, locales, notBefore }) =>
      [required, forbidden, length, pattern, unique, references, locales, notBefore].some(
        (part) => part !== undefined,
      ),
    { error: "the rule asks for nothing" },
  );
export type DeclaredRule = z.output<typeof DeclaredRuleValue>;
export type RuleCondition = z.output<typeof Condition>;

export interface DeclaredRules {
  /** By the collection's folder; "*" for every collection. */
  readonly byCollection: ReadonlyMap<string, readonly DeclaredRule[]>;
  /** What cannot be used, each in a few words that name the rule. */
  readonly invalid: readonly string[];
}

export const NO_RULES: DeclaredRules = { byCollection: new Map(), invalid: [] };

/** Longest text that a pattern is matched with. */
export const LONGEST_MATCHED = 1000;

/** Read `rules` of a parsed `galley.json`. Each rule is taken or refused by itself: one mistake hides no other rule. */
export function readDeclaredRules(settings: unknown, folders: readonly string[]): DeclaredRules {
  const rules: unknown = isRecord(settings) ? settings["rules"] : undefined;
  if (rules === undefined) return NO_RULES;
  if (!isRecord(rules)) return { ...NO_RULES, invalid: ['"rules" must hold a list for each collection'] };
  const invalid: string[] = [];
  const byCollection = new Map<string, readonly DeclaredRule[]>();
  for (const [name, list] of Object.entries(rules)) {
    const folder = name === "*" ? name : name.replace(/^\.?\/+/, "").replace(/\/+$/, "");
    if (folder !== "*" && !folders.includes(folder)) invalid.push(`there is no collection "${name}"`);
    if (!Array.isArray(list)) invalid.push(`"${name}" must hold a list of rules`);
    else byCollection.set(folder, readList(name, list, invalid));
  }
  return { byCollection, invalid };
}

function readList(name: string, list: readonly unknown[], invalid: string[]): readonly DeclaredRule[] {
  return list.flatMap((entry, index): DeclaredRule[] => {
    const where = `${name}, rule ${index + 1}`;
    const read = DeclaredRuleValue.safeParse(entry);
    if (!read.success) {
      const [issue] = read.error.issues;
      const at = issue?.path.join(".") ?? "";
      invalid.push(`${where}${at === "" ? "" : ` (${at})`}: ${issue?.message ?? "not a rule"}`);
      return [];
    }
    const { pattern } = read.data;
    if (pattern !== undefined && !isQuickPattern(pattern, LONGEST_MATCHED)) {
      invalid.push(`${where} (pattern): it is no regular expression, or one that could run without end`);
      return [];
    }
    return [read.data];
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
