/** Fields as a line of JSON and back: dates stay what was written, and no name is special. */

import { isWritten, written, type FieldMap, type FieldValue, type Written } from "#core/frontmatter/values";

const MARK = "$written";

/** Plain data for JSON; a map that happens to have the mark as a name is wrapped. */
function encoded(value: FieldValue): unknown {
  if (value === null || typeof value !== "object") return value;
  if (isWritten(value)) return { [MARK]: [value.kind, value.text] };
  if (Array.isArray(value)) return value.map(encoded);
  const entries = Object.entries(value as FieldMap).map(([name, inner]) => [name, encoded(inner)] as const);
  return Object.hasOwn(value, MARK) ? { [MARK]: ["map", entries] } : withEntries(entries);
}

function withEntries(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const map = Object.create(null) as Record<string, unknown>;
  for (const [name, inner] of entries) map[name] = inner;
  return map;
}

function decoded(value: unknown): FieldValue {
  if (value === null || typeof value !== "object") return value as FieldValue;
  if (Array.isArray(value)) return value.map(decoded);
  const source = value as Record<string, unknown>;
  if (Object.hasOwn(source, MARK)) {
    const [kind, rest] = source[MARK] as [Written["kind"] | "map", unknown];
    if (kind !== "map") return written(kind, String(rest));
    return mapOf(rest as readonly (readonly [string, unknown])[]);
  }
  return mapOf(Object.entries(source));
}

function mapOf(entries: readonly (readonly [string, unknown])[]): FieldMap {
  const map = Object.create(null) as Record<string, FieldValue>;
  for (const [name, inner] of entries) map[name] = decoded(inner);
  return map;
}

export function fieldsToJson(fields: FieldMap | null): string {
  return JSON.stringify(fields === null ? null : encoded(fields));
}

/** @throws SyntaxError or TypeError for what `fieldsToJson` did not make. */
export function fieldsFromJson(json: string): FieldMap | null {
  const value: unknown = JSON.parse(json);
  return value === null ? null : (decoded(value) as FieldMap);
}
