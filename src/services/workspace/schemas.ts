/** A collection's schema: read from the site without running anything of it, else inferred from its articles. */

import type { FieldMap } from "#core/frontmatter/values";
import type { Collection } from "#core/library/article";
import type { JsonSchema, SchemaSource } from "#core/schema/field";
import { inferSchema } from "#core/schema/infer";
import { isObject } from "../storage/json-file.ts";
import type { PathResolver } from "../storage/paths.ts";
import { readSiteJson, readSiteSettings } from "./site-settings.ts";

export interface FoundSchema {
  readonly source: SchemaSource;
  /** The file that it was read from; `null` when inferred. */
  readonly from: string | null;
  readonly json: JsonSchema;
}

/**
 * Find the schema: the file that `galley.json` names for the collection's folder, `galley.schema.json` in that
 * folder, the one that Astro wrote to `.astro/collections`, or what the articles have in common. What a person
 * wrote for Galley goes before what a tool made. A file that is no JSON Schema is passed over.
 */
export async function findSchema(
  resolver: PathResolver,
  collection: Pick<Collection, "folder">,
  fields: () => readonly FieldMap[],
): Promise<FoundSchema> {
  for (const { from, source } of await candidates(resolver, collection.folder)) {
    const json = await readSchema(resolver, from);
    if (json !== null) return { source, from, json };
  }
  return { source: "inferred", from: null, json: inferSchema(fields()) };
}

interface Candidate {
  readonly from: string;
  readonly source: "site" | "galley";
}

async function candidates(resolver: PathResolver, folder: string): Promise<readonly Candidate[]> {
  const named = await namedInSettings(resolver, folder);
  const name = folder.split("/").at(-1) ?? "";
  // Astro's own folder stands beside the `src` that holds the collection.
  const site = /^(.*\/)?src\//.exec(folder)?.[1] ?? "";
  return [
    ...(named === null ? [] : [{ from: named, source: "galley" as const }]),
    { from: folder === "" ? "galley.schema.json" : `${folder}/galley.schema.json`, source: "galley" },
    ...(name === ""
      ? []
      : [{ from: `${site}.astro/collections/${name}.schema.json`, source: "site" as const }]),
  ];
}

/** `galley.json`: `{"schemas": {"src/content/articles": "schemas/article.json"}}`. */
async function namedInSettings(resolver: PathResolver, folder: string): Promise<string | null> {
  const { schemas } = await readSiteSettings(resolver);
  if (!isObject(schemas)) return null;
  const entry = Object.entries(schemas).find(([name]) => plainPath(name) === folder);
  return typeof entry?.[1] === "string" ? plainPath(entry[1]) : null;
}

function plainPath(path: string): string {
  return path.replace(/^\.?\/+/, "").replace(/\/+$/, "");
}

async function readSchema(resolver: PathResolver, path: string): Promise<JsonSchema | null> {
  const json = await readSiteJson(resolver, path);
  return typeof json === "boolean" || isObject(json) ? json : null;
}
