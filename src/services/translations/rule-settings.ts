/** A field's rule in the site's `galley.json`, which a person asked to be written: only that value's bytes change. */

import { join } from "node:path";
import { splitDocument } from "#core/document/parts";
import { applyEdit } from "#core/document/patch";
import { editField } from "#core/frontmatter/edit";
import { readFrontmatter } from "#core/frontmatter/read";
import { valueAt } from "#core/frontmatter/change";
import type { FieldRule } from "#core/locale/settings";
import { Failure } from "#contract/failure";
import { readDocument } from "../storage/documents.ts";
import { encodeText } from "../storage/encoding.ts";
import type { PathResolver } from "../storage/paths.ts";
import type { Saver } from "../storage/saver.ts";

const NAME = "galley.json";

export interface RuleChoice {
  /** The collection's folder. */
  readonly collection: string;
  readonly field: string;
  /** `null` takes back what was said: the rule is proposed again. */
  readonly rule: FieldRule | null;
}

/** Fails with `changed-on-disk` where another program was first, with `unreadable` where the file is no JSON. */
export async function writeFieldRule(
  saver: Saver,
  resolver: PathResolver,
  choice: RuleChoice,
): Promise<void> {
  const file = await resolver.file(NAME).catch((error: unknown) => {
    if (error instanceof Failure && error.code === "not-found") return null;
    throw error;
  });
  if (file === null) {
    if (choice.rule === null) return;
    const place = { path: NAME, real: join(resolver.root, NAME), folder: resolver.root };
    await saver.create(place, encodeText(withRule("{}", choice), "utf-8"));
    return;
  }
  const { text, encoding, revision, readOnly } = await readDocument(file);
  if (readOnly !== null) throw new Failure("read-only", { path: NAME });
  const next = withRule(text, choice);
  if (next !== text) await saver.replace(file, encodeText(next, encoding), revision);
}

function withRule(text: string, { collection, field, rule }: RuleChoice): string {
  const path = ["locales", "collections", collection, "fields", field];
  // An object without a name in it does not read as frontmatter: there is nothing of it to keep either.
  if (/^\ufeff?\s*(?:\{\s*\}\s*)?$/.test(text)) {
    if (rule === null) return text;
    const value = path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), rule);
    return `${JSON.stringify(value, null, 2)}\n`;
  }
  const lead = /^\ufeff?\s*/.exec(text)?.[0] ?? "";
  const own = text.slice(lead.length);
  const parts = splitDocument(own);
  const reading = readFrontmatter(parts);
  if (parts.frontmatter?.language !== "json" || reading.kind !== "read")
    throw new Failure("unreadable", { path: NAME });
  if (rule === null && valueAt(reading.values, path) === undefined) return text;
  try {
    const change =
      rule === null ? ({ kind: "remove", path } as const) : ({ kind: "set", path, value: rule } as const);
    return lead + applyEdit(own, editField(own, change));
  } catch (error) {
    if (error instanceof RangeError) throw new Failure("unreadable", { path: NAME }, { cause: error });
    throw error;
  }
}
