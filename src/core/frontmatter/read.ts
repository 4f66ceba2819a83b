/** Frontmatter as values and places, whichever of its three languages it is written in. */

import type { DocumentParts, FrontmatterPart } from "../document/parts.ts";
import type { Problem } from "../problems/problem.ts";
import { readJson } from "./json-read.ts";
import { brokenLimit } from "./limits.ts";
import { otherReadingOf, isRealDate } from "./scalar-reading.ts";
import { lineCounter, placesOf, valueOf, type SourceMap, type SourceNode } from "./source-tree.ts";
import { readToml } from "./toml-read.ts";
import { refuse, withinLimits, type TreeReading } from "./tree-reading.ts";
import { isWritten, type FieldMap, type FrontmatterReading } from "./values.ts";
import { readYaml } from "./yaml-read.ts";

/**
 * Read the frontmatter of a document. It never throws, whatever stands there, and never runs anything.
 *
 * What breaks a cap (limits.ts), is not a map, has a name twice or does not parse is `unreadable`: it is kept
 * as it is and edited as source. Values that cannot be written back in the same words (dates, `1.10`, `12:30`)
 * are `Written`; aliases, tags and merge keys are read, but their places are not `editable`.
 */
export function readFrontmatter(parts: DocumentParts): FrontmatterReading {
  if (parts.frontmatter === null) return { kind: "none" };
  const tree = readTree(parts.text, parts.frontmatter);
  if (tree.kind === "refused") return { kind: "unreadable", problems: tree.problems };
  return {
    kind: "read",
    values: valueOf(tree.root) as FieldMap,
    places: placesOf(tree.root, parts.text),
    problems: warningsOf(tree.root, parts),
  };
}

/** The fields alone: none where there is no frontmatter, or none that can be read. */
export function fieldsIn(parts: DocumentParts): FieldMap {
  const reading = readFrontmatter(parts);
  return reading.kind === "read" ? reading.values : {};
}

/** The source tree of `frontmatter`: what edits are made on. */
export function readTree(text: string, frontmatter: FrontmatterPart): TreeReading {
  const { language, content, label } = frontmatter;
  if (language === "unsupported") return refuse("frontmatter-unsupported", { language: label }, 1);
  const limit = brokenLimit(text.slice(content.from, content.to));
  if (limit) return refuse("frontmatter-too-large", { limit }, 1);
  if (language === "yaml") return readYaml(text, content);
  return withinLimits(language === "toml" ? readToml(text, content) : readJson(text, content));
}

/** Warnings that the source shows by itself, without a schema. */
function warningsOf(root: SourceMap, parts: DocumentParts): Problem[] {
  const lineOf = lineCounter(parts.text);
  const isYaml = parts.frontmatter?.language === "yaml";
  const problems: Problem[] = [];
  const visit = (node: SourceNode, path: readonly (string | number)[]): void => {
    if (node.kind === "map") for (const pair of node.entries) visitPair(pair.name, pair.node, path);
    if (node.kind === "list")
      for (const [index, item] of node.entries.entries()) visit(item.node, [...path, index]);
    if (node.kind !== "scalar" || node.style !== "bare") return;
    const found = parts.text.slice(node.range.from, node.range.to);
    const place = { field: path, line: lineOf(node.range.from) };
    if (isWritten(node.value) && node.value.kind.startsWith("date") && !isRealDate(found)) {
      problems.push({ rule: "date-impossible", severity: "error", ...place, details: { found } });
    }
    const other = isYaml ? otherReadingOf(found) : null;
    if (other) {
      const details = { found, reading: other.kind, other: other.value };
      problems.push({ rule: "frontmatter-read-differently", severity: "note", ...place, details });
    }
  };
  const visitPair = (name: string, node: SourceNode, path: readonly (string | number)[]): void => {
    if (name === "__proto__") {
      const place = { field: [...path, name], line: lineOf(node.range.from) };
      problems.push({
        rule: "field-invalid",
        severity: "warning",
        ...place,
        details: { reason: "reserved-name", name },
      });
    }
    visit(node, [...path, name]);
  };
  visit(root, []);
  return problems;
}
