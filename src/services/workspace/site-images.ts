/** The images of a whole site, where each is used, and what is referred to and not there. */

import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { IMAGE_FILE, linkCandidates } from "#core/links/candidates";
import { pathOfAddress } from "#core/links/paths";
import { imageReferences, mentionedNames } from "#core/media/references";
import type { Article } from "#core/library/article";
import type { BrokenImageValue, MediaImageValue } from "#contract/media";
import { Failure } from "#contract/failure";
import { readDocument } from "../storage/documents.ts";
import { standingPaths } from "../storage/folders.ts";
import type { PathResolver } from "../storage/paths.ts";
import { readSmallText } from "./marks.ts";

export interface SiteImages {
  readonly images: readonly MediaImageValue[];
  readonly broken: readonly BrokenImageValue[];
  readonly isCut: boolean;
}

export interface SiteImagesNeeds {
  readonly resolver: PathResolver;
  readonly articles: readonly Article[];
  /** Whether a folder is not looked into. */
  readonly skips: (path: string) => boolean;
}

/** What a site is written in besides articles: layouts, styles, data, settings. */
const SOURCE =
  /\.(?:astro|html?|hbs|njk|liquid|ejs|pug|haml|erb|vue|svelte|[jt]sx?|[cm][jt]s|css|s[ac]ss|less|styl|json5?|ya?ml|toml|xml|txt|csv|webmanifest)$/i;
const MOST_IMAGES = 5000;
const MOST_FILES = 50_000;

export async function siteImages(needs: SiteImagesNeeds): Promise<SiteImages> {
  const { resolver, articles } = needs;
  const { images, sources, isCut } = await filesOf(needs);
  const uses = new Map(images.map((path) => [path, [] as MediaImageValue["uses"]]));
  const broken: BrokenImageValue[] = [];
  let at = 0;
  for (const { collection, variants } of articles) {
    for (const { path } of variants) {
      if (at++ % 32 === 0) await setImmediate();
      const text = await textOf(resolver, path);
      if (text === null) continue;
      for (const { target, line } of imageReferences(text)) {
        const candidates = linkCandidates({ path, collection }, target);
        const found = candidates.find((each) => uses.has(each));
        if (found !== undefined) uses.get(found)?.push({ path, line });
        else if (candidates.length > 0 && IMAGE_FILE.test(pathOfAddress(target))) {
          // It may stand in a folder that is not looked into.
          const standing = await standingPaths(resolver.root, candidates);
          if (standing.length === 0) broken.push({ path, line, target });
        }
      }
    }
  }
  const mentioned = await namesIn(resolver.root, sources);
  const listed = await Promise.all(
    images.map(async (path) => ({
      path,
      size: await sizeOf(join(resolver.root, path)),
      uses: uses.get(path) ?? [],
      isMentioned: mentioned.has(path.slice(path.lastIndexOf("/") + 1)),
    })),
  );
  return { images: listed, broken, isCut };
}

async function textOf(resolver: PathResolver, path: string): Promise<string | null> {
  try {
    return (await readDocument(await resolver.article(path))).text;
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

async function filesOf({ resolver: { root }, skips }: SiteImagesNeeds) {
  const images: string[] = [];
  const sources: string[] = [];
  const waiting = [""];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined && seen < MOST_FILES; next = waiting.pop()) {
    const entries = await readdir(join(root, next), { withFileTypes: true }).catch(() => []);
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = next === "" ? entry.name : `${next}/${entry.name}`;
      seen++;
      if (entry.isDirectory()) {
        if (!skips(path)) waiting.push(path);
      } else if (entry.isFile() && IMAGE_FILE.test(entry.name)) images.push(path);
      else if (entry.isFile() && SOURCE.test(entry.name)) sources.push(path);
    }
  }
  const isCut = images.length > MOST_IMAGES || seen >= MOST_FILES;
  return { images: images.slice(0, MOST_IMAGES).toSorted(), sources, isCut };
}

async function namesIn(root: string, sources: readonly string[]): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (const [index, path] of sources.entries()) {
    if (index % 32 === 0) await setImmediate();
    const text = await readSmallText(join(root, path));
    for (const name of text === null ? [] : mentionedNames(text)) names.add(name);
  }
  return names;
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
