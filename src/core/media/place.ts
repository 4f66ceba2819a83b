/** Where an article's new image goes, and how it is written there. */

import { splitKey } from "../articles/places.ts";
import { slugOf } from "../articles/slug.ts";
import { folderOf, joinPaths, pathOfAddress, relativeTo } from "../links/paths.ts";
import type { ImageKind } from "./sniff.ts";

/** `beside`: in the article's own folder, or the folder `within` it. `folder`: one for all, from the root. */
export type MediaPlace =
  | { readonly kind: "beside"; readonly within: string }
  | { readonly kind: "folder"; readonly folder: string };

/** Folders whose content a site serves from its root: `public/cover.png` is `/cover.png`. */
export const SERVED = ["public", "static", "docs/public", "source"];

/** An article and the images that it refers to, as they are written. */
export interface Referring {
  readonly path: string;
  readonly references: readonly string[];
}

/** What `galley.json` says under `media` for the collection's folder: `"beside"`, `"beside/images"` or a folder. */
export function chosenPlace(settings: unknown, collection: string): MediaPlace | null {
  if (!isRecord(settings) || !isRecord(settings["media"])) return null;
  const media = settings["media"];
  const own = isRecord(media["collections"]) ? media["collections"][collection] : undefined;
  const said = typeof own === "string" ? own : media["folder"];
  if (typeof said !== "string") return null;
  const folder = joinPaths("", said.trim());
  if (folder === null) return null;
  const within = /^beside(?:\/(.*))?$/.exec(folder);
  return within ? { kind: "beside", within: within[1] ?? "" } : { kind: "folder", folder };
}

/** The place that most references show. `served` are the folders of the site that are served from its root. */
export function shownPlace(articles: readonly Referring[], served: readonly string[]): MediaPlace {
  const counts = new Map<string, { readonly place: MediaPlace; count: number }>();
  for (const { path, references } of articles) {
    for (const reference of references) {
      const place = placeShown(path, reference, served);
      if (place === null) continue;
      const key = JSON.stringify(place);
      const entry = counts.get(key) ?? { place, count: 0 };
      counts.set(key, { ...entry, count: entry.count + 1 });
    }
  }
  const [most] = [...counts.values()].toSorted((one, other) => other.count - one.count);
  return most?.place ?? { kind: "beside", within: "" };
}

function placeShown(path: string, reference: string, served: readonly string[]): MediaPlace | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|~|@|#)/i.test(reference) || /[{}<>]/.test(reference)) return null;
  const target = pathOfAddress(reference);
  if (target.startsWith("/")) {
    const [base] = served;
    return base === undefined ? null : { kind: "folder", folder: folderOf(base + target) };
  }
  const own = folderOf(path);
  const full = joinPaths(own, target);
  if (full === null) return null;
  const folder = folderOf(full);
  if (folder === own) return { kind: "beside", within: "" };
  return folder.startsWith(`${own}/`) && own !== ""
    ? { kind: "beside", within: folder.slice(own.length + 1) }
    : { kind: "folder", folder };
}

/** The folder from the root that an image of the article at `path` goes into. */
export function folderFor(place: MediaPlace, path: string): string {
  if (place.kind === "folder") return place.folder;
  return [folderOf(path), place.within].filter((part) => part !== "").join("/");
}

/** How the article at `path` names the image at `image`. `served`: folders that are served from the root. */
export function referenceFor(path: string, image: string, served: readonly string[]): string {
  const base = served.find((folder) => image.startsWith(`${folder}/`));
  if (base !== undefined) return spelled(image.slice(base.length));
  const relative = relativeTo(folderOf(path), image);
  return spelled(relative.startsWith("../") ? relative : `./${relative}`);
}

function spelled(path: string): string {
  return path.replace(
    /[\s()<>"\\%#?]/g,
    (char) => `%${char.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`,
  );
}

/** Names that a clipboard gives to every picture say nothing: the article's own name does. */
const NAMELESS =
  /^(?:image|img|untitled|clipboard|screenshot|photo|picture|pasted|スクリーンショット|画像)?[-_ \d]*$/i;

/** A safe name for the file: of what it was called, or of the article where that says nothing. */
export function mediaName(given: string, kind: ImageKind, articleKey: string): string {
  const stem = given.replace(/\.[a-z0-9]{1,5}$/i, "");
  const own = slugOf(splitKey(articleKey).name.split("/").at(-1) ?? "");
  const name = NAMELESS.test(stem.trim()) ? `${own === "" ? "image" : own}-image` : slugOf(stem);
  return `${name === "" ? "image" : name}.${kind}`;
}

/** The same name with a number: what the first one that is free is found by. */
export function numbered(name: string, number: number): string {
  return number < 2 ? name : name.replace(/(\.[a-z]+)$/, `-${number}$1`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
