/** Where in a text a publisher's refusal points: publishers say it in a sentence, each in its own way. */

export type RefusedPlace =
  | { readonly kind: "field"; readonly name: string }
  /** Counted from 1, in the whole file. */
  | { readonly kind: "line"; readonly line: number };

/**
 * What `reason` is about; `null` where it does not say. `fields`: the names at the top of the frontmatter.
 *
 * A line is one of the frontmatter: readers of YAML count from the line of dashes above it, so theirs is the file's.
 * What templates say counts from the body or within the template, and leads nowhere. A field is one that is named as
 * one, or that the schema asks for.
 */
export function refusedPlace(reason: string, fields: readonly string[]): RefusedPlace | null {
  if (/\bliquid\b|\btemplate syntax\b|\bshortcode\b/i.test(reason)) return null;
  const line = /\.(?:md|mdx|markdown):(\d+):\d+|\bline (\d+)\b|\((\d+):\d+\)/.exec(reason)?.slice(1);
  const number = Number(line?.find((each) => each !== undefined) ?? 0);
  if (number > 0) return { kind: "line", line: number };
  const afterSchema = /\bschema\b\W*(.*)/is.exec(reason)?.[1] ?? "";
  const asked = /^\s*([A-Za-z_$][\w$-]*)(?:\.[\w$.-]+)?\s*:/.exec(afterSchema)?.[1];
  const named = [...reason.matchAll(/["'`]([\w$-]+)["'`]|\b([\w$-]+):(?=\s|$)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
  const name = asked ?? named.find((each) => fields.includes(each));
  return name === undefined ? null : { kind: "field", name };
}
