/** The site's own template for a new article. Read, never run. */

import type { Collection } from "#core/library/article";
import { folderOf } from "#core/links/paths";
import type { PathResolver } from "../storage/paths.ts";
import { readSmallText } from "../workspace/marks.ts";

export interface FoundTemplate {
  readonly path: string;
  readonly text: string;
}

const OWN = ".article-template.md";

/** The nearest `.article-template.md` at or above the collection's folder; else, in Hugo's order, an archetype. */
export async function findTemplate(
  resolver: PathResolver,
  { folder }: Pick<Collection, "folder">,
): Promise<FoundTemplate | null> {
  const folders = [
    "",
    ...folder
      .split("/")
      .filter(Boolean)
      .map((_, at, names) => names.slice(0, at + 1).join("/")),
  ];
  const own = folders.toReversed().map((each) => (each === "" ? OWN : `${each}/${OWN}`));
  for (const path of [...own, ...archetypesFor(folder)]) {
    const file = await resolver.file(path).catch(() => null);
    const text = file && (await readSmallText(file.real));
    if (text !== null && text.trim() !== "") return { path, text };
  }
  return null;
}

/** `archetypes/<section>.md`, `archetypes/<section>/index.md`, `archetypes/default.md`, beside the content folder. */
function archetypesFor(folder: string): readonly string[] {
  const match = /^(.*?)content(?:\/(.+))?$/.exec(folder);
  if (!match) return [];
  const [, above = "", section = ""] = match;
  const names = section.split("/").filter(Boolean);
  const base = `${folderOf(`${above}x`)}/archetypes`.replace(/^\//, "");
  const own = [names[0], names.at(-1)].filter((name) => name !== undefined);
  return [
    ...new Set(own.flatMap((name) => [`${base}/${name}.md`, `${base}/${name}/index.md`])),
    `${base}/default.md`,
  ];
}
