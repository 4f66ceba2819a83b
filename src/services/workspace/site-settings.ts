/** The site's own `galley.json`: what a person says about the site, in the site. */

import { isObject } from "../storage/json-file.ts";
import type { PathResolver } from "../storage/paths.ts";
import { readSmallText } from "./marks.ts";

/** A JSON file of the site, of at most 1 MB; `null` for anything that is none. */
export async function readSiteJson(resolver: PathResolver, path: string): Promise<unknown> {
  const file = await resolver.file(path).catch(() => null);
  const text = file && (await readSmallText(file.real));
  if (text === null) return null;
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return null;
  }
}

/** The value of `galley.json`; an empty object where there is none that can be read. */
export async function readSiteSettings(resolver: PathResolver): Promise<Readonly<Record<string, unknown>>> {
  const json = await readSiteJson(resolver, "galley.json");
  return isObject(json) ? json : {};
}
