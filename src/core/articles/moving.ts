/** What a move of files makes of the addresses in articles. */

import { applyEdit, type Edit } from "../document/patch.ts";
import { editField } from "../frontmatter/edit.ts";
import { decodedPath, folderOf, joinPaths, relativeTo } from "../links/paths.ts";
import type { Dialect } from "../markdown/block.ts";
import { bodyAddresses, fieldTexts } from "./addresses.ts";
import { pathAt, placeIn, splitKey } from "./places.ts";

/** A move of an article with what stands in its folder. */
export interface ArticleMove {
  /** Each file's path before and after. */
  readonly files: ReadonlyMap<string, string>;
  /** The names that its addresses on the site may have before the key: its collection's folder, its locales. */
  readonly collection: string;
  readonly locales: readonly string[];
  readonly key: { readonly from: string; readonly to: string };
  /** Whether a file stands at a path, before the move. */
  readonly exists: (path: string) => boolean;
}

/** The text of the file at `path` after the move: the same text where nothing in it follows. */
export function textAfterMove(text: string, path: string, move: ArticleMove, dialect: Dialect): string {
  const edit: Edit = bodyAddresses(text, dialect).flatMap(({ from, to, text: address }) => {
    const insert = addressAfter(address, path, move);
    return insert === null || insert === address ? [] : [{ from, to, insert }];
  });
  let result = applyEdit(text, edit);
  for (const field of fieldTexts(result)) {
    if (!looksLikeAddress(field.text)) continue;
    const value = addressAfter(field.text, path, move);
    if (value === null || value === field.text) continue;
    try {
      result = applyEdit(result, editField(result, { kind: "set", path: field.path, value }));
    } catch (error) {
      // A value that cannot be written in place stays: the person sees the broken address among the problems.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return result;
}

/** A field's text is an address only where it says so: a relative path, or a file or page of the site. */
function looksLikeAddress(text: string): boolean {
  return (
    /^\.{0,2}\/\S/.test(text) || /^[^\s:]+\.(?:md|mdx|markdown|png|jpe?g|gif|webp|avif|svg)$/i.test(text)
  );
}

/** Whether `text` can name anything that moves: a quick look, before it is read. */
export function mayNameMoved(text: string, { files, key }: ArticleMove): boolean {
  const names = [...files.keys()].map((path) =>
    path.slice(path.lastIndexOf("/") + 1).replace(/\.[^.]+$/, ""),
  );
  const own = splitKey(key.from).name.split("/").at(-1) ?? "";
  const words = new Set([own, ...names.filter((name) => name.length > 2)]);
  return [...words].some((word) => word !== "" && (text.includes(word) || text.includes(encodeURI(word))));
}

/** Collections whose pages have no name of the collection before their own. */
const AT_ROOT = new Set(["", "docs", "content", "pages", "src", "_posts"]);
const MARKDOWN = /\.(?:md|mdx|markdown)$/i;
const ENDINGS = ["", ".md", ".mdx", ".markdown", "/index.md", "/index.mdx", "/_index.md"];

/** What `address` in the file at `path` becomes; `null` where it stays. */
export function addressAfter(address: string, path: string, move: ArticleMove): string | null {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#|\?|~|@)/i.test(address) || address === "") return null;
  const at = address.search(/[?#]/);
  const [plain, rest] = at < 0 ? [address, ""] : [address.slice(0, at), address.slice(at)];
  const decoded = decodedPath(plain);
  const result = plain.startsWith("/") ? rootedAfter(decoded, move) : relativeAfter(decoded, path, move);
  return result === null || result === decoded ? null : spelled(result, plain !== decoded) + rest;
}

function relativeAfter(address: string, path: string, { files, exists }: ArticleMove): string | null {
  const target = joinPaths(folderOf(path), address);
  if (target === null || target === "") return null;
  const own = files.get(path) ?? path;
  const ending = ENDINGS.find((each) => files.has(target + each) || exists(target + each));
  if (ending === undefined) return null;
  const before = target + ending;
  const after = files.get(before) ?? before;
  if (after === before && own === path) return null;
  const isCut = ending !== "" && after.endsWith(ending);
  const named = isCut ? after.slice(0, after.length - ending.length) : after;
  return spelledLike(address, relativeTo(folderOf(own), named));
}

/** `path` with a `./` and a closing `/` where `like` has them. */
function spelledLike(like: string, path: string): string {
  const dotted = !path.startsWith("../") && /^\.{1,2}\//.test(like) ? `./${path}` : path;
  return like.endsWith("/") && !dotted.endsWith("/") ? `${dotted}/` : dotted;
}

/** An address from the site's root: of a file, or of the article's page. */
function rootedAfter(address: string, { files, collection, locales, key }: ArticleMove): string | null {
  if (MARKDOWN.test(address)) {
    for (const [from, to] of files) {
      if (!`/${from}`.endsWith(address)) continue;
      const above = `/${from}`.length - address.length;
      if (`/${from}`.slice(0, above) === `/${to}`.slice(0, above)) return `/${to}`.slice(above);
    }
    return null;
  }
  const names = address.split("/").filter((name) => name !== "");
  const own = splitKey(key.from).name.split("/");
  const before = names.slice(0, names.length - own.length);
  const ending = /\.html?$/i.exec(names.at(-1) ?? "")?.[0] ?? "";
  const last = names.slice(before.length).join("/");
  if (names.length < own.length || last.slice(0, last.length - ending.length) !== own.join("/")) return null;
  const folders = collection.split("/");
  const rest = locales.some((locale) => locale.toLowerCase() === before[0]?.toLowerCase())
    ? before.slice(1)
    : before;
  // The end of the collection's own folders, or nothing where its pages stand at the root: all else is another page.
  const isOwn =
    rest.length > 0
      ? rest.every((name, index) => name === folders.at(index - rest.length))
      : AT_ROOT.has(folders.at(-1) ?? "");
  if (!isOwn) return null;
  const path = [...before, splitKey(key.to).name].join("/");
  return `/${path}${ending}${address.endsWith("/") ? "/" : ""}`;
}

/** `path` as an address: what would end its path, or the Markdown around it, is encoded in any case. */
function spelled(path: string, wasEncoded: boolean): string {
  const safe = wasEncoded ? encodeURI(path) : path;
  return safe.replace(/[\s()<>"\\#?]/g, (char) =>
    char === "(" ? "%28" : char === ")" ? "%29" : encodeURIComponent(char),
  );
}

/**
 * The moves that give the article the key `to`. `others`: every other file that stands in the article's own folders;
 * `isShared(folder)`: whether another article has a file in or below it.
 */
export function movesOf(
  article: { readonly key: string; readonly variants: readonly { readonly path: string }[] },
  to: string,
  folders: {
    readonly filesIn: (folder: string) => readonly string[];
    readonly isShared: (folder: string) => boolean;
  },
): { readonly files: ReadonlyMap<string, string>; readonly left: readonly string[] } {
  const files = new Map<string, string>();
  const left: string[] = [];
  const own = splitKey(article.key);
  for (const { path } of article.variants) {
    const place = placeIn(path, article.key, null);
    if (place === null) {
      left.push(path);
      continue;
    }
    files.set(path, pathAt(place, to));
    const isFolder = own.file !== "" || place.after.startsWith("/");
    const folder = place.before + own.name;
    if (!isFolder || folders.isShared(folder)) continue;
    const target = place.before + splitKey(to).name;
    for (const other of folders.filesIn(folder))
      if (!files.has(other) && !article.variants.some((variant) => variant.path === other))
        files.set(other, target + other.slice(folder.length));
  }
  return { files, left };
}
