/** Which folder's collection a file belongs to, by the layouts that publishers share. */

import { splitPath, type LocaleFile } from "../locale/evidence.ts";
import { localeFolders } from "../locale/folder-layout.ts";
import { liftLocaleFolders } from "../locale/lifted-folders.ts";
import { readLocaleName } from "../locale/tags.ts";

/** A file with its collection's folder, and its path as that collection's locales are read from. */
export interface Placed {
  readonly path: string;
  readonly collection: string;
  /** From the collection's folder; without the locale's folder where that stands above the collection. */
  readonly inside: string;
  /** The locale whose folder stands above the collection's. */
  readonly locale: string | null;
}

/** A folder that holds content: as one collection, or as a collection for each folder in it. */
interface Base {
  readonly folder: string;
  readonly sections: boolean;
}

/** Folders whose content is in the folders within them. */
const SECTIONED = [["src", "content"], ["src", "data"], ["content"]] as const;
/** Folders that are one collection wherever they stand. */
const PLAIN = new Set([
  "docs",
  "doc",
  "documentation",
  "blog",
  "posts",
  "articles",
  "pages",
  "news",
  "notes",
  "guides",
]);
/** Jekyll's folders that hold no articles. */
const NOT_COLLECTIONS = new Set([
  "_layouts",
  "_includes",
  "_sass",
  "_data",
  "_site",
  "_plugins",
  "_assets",
  "_theme",
]);
/** So many files make a folder a collection of its own beside recognised ones. */
const ENOUGH = 3;

/**
 * Place every file. `src/content/<collection>` (Astro), `content/<section>` (Hugo), `_posts` and other `_…`
 * folders (Jekyll), `docs`, `blog` and their versions and translations (Docusaurus), and a plain folder of
 * Markdown, which is one collection. `hasPublisher`: the folder is a site, so folders at its root are sections.
 */
export function placeFiles(files: readonly LocaleFile[], hasPublisher: boolean): readonly Placed[] {
  const lifted = liftLocaleFolders(files, (path) => findBase(path) !== null);
  const above = lifted.filter(({ locale }) => locale !== null);
  if (above.length === 0) return placeUnlifted(files, hasPublisher);
  // The collection is where the main locale's files are: those of the others are placed as if they stood there.
  const places = new Map(
    placeUnlifted(
      [...new Map(lifted.map(({ as, named }) => [as, { path: as, named }])).values()],
      hasPublisher,
    ).map((placed) => [placed.path, placed]),
  );
  return lifted.flatMap(({ path, as, locale }) => {
    const placed = places.get(as);
    return placed ? [{ ...placed, path, locale: locale ?? placed.locale }] : [];
  });
}

function placeUnlifted(files: readonly LocaleFile[], hasPublisher: boolean): readonly Placed[] {
  const byBase = new Map<string, { readonly base: Base; readonly files: LocaleFile[] }>();
  const rest: LocaleFile[] = [];
  for (const file of files) {
    const base = findBase(file.path);
    if (base === null) {
      rest.push(file);
      continue;
    }
    const entry = byBase.get(base.folder) ?? { base, files: [] };
    byBase.set(base.folder, entry);
    entry.files.push(file);
  }
  const placed = [...byBase.values()].flatMap(({ base, files: inside }) => placeInBase(base, inside));
  return foldTranslations([...placed, ...placeRest(rest, hasPublisher || byBase.size > 0)]);
}

function findBase(path: string): Base | null {
  const { folder } = splitPath(path);
  const names = folder === "" ? [] : folder.split("/");
  for (const marks of SECTIONED) {
    const at = names.findIndex((_, index) => marks.every((mark, offset) => names[index + offset] === mark));
    if (at >= 0) return { folder: names.slice(0, at + marks.length).join("/"), sections: true };
  }
  const jekyll = names.findIndex((name) => /^_[^_]/.test(name) && !NOT_COLLECTIONS.has(name));
  if (jekyll >= 0) return { folder: names.slice(0, jekyll + 1).join("/"), sections: false };
  const version = names.findIndex((name) => /^versioned_docs|_versioned_docs$/.test(name));
  if (version >= 0) return { folder: names.slice(0, version + 2).join("/"), sections: false };
  const plain = names.findIndex((name) => PLAIN.has(name));
  return plain >= 0 ? { folder: names.slice(0, plain + 1).join("/"), sections: false } : null;
}

function placeInBase(base: Base, files: readonly LocaleFile[]): readonly Placed[] {
  if (base.sections) {
    return placeSections(
      base.folder,
      files.map(({ path, named }) => ({ path: under(base.folder, path), named })),
    );
  }
  return files.map(({ path }) => ({
    path,
    collection: base.folder,
    inside: under(base.folder, path),
    locale: null,
  }));
}

/** A collection for each folder; where those are locales, for each folder in them, the locales together. */
function placeSections(folder: string, files: readonly LocaleFile[]): readonly Placed[] {
  const locales = localeFolders(files);
  const main = mainLocale(files, locales);
  return files.map(({ path }) => {
    const names = path.split("/");
    const first = names.length > 1 ? (names[0] ?? "") : "";
    const isLocale = locales.has(first);
    const below = isLocale ? names.slice(1) : names;
    const section = below.length > 1 ? below[0] : undefined;
    const collection = [folder, isLocale ? main : "", section].filter(
      (part) => part !== undefined && part !== "",
    );
    return {
      path: folder === "" ? path : `${folder}/${path}`,
      collection: collection.join("/"),
      inside: below.slice(section === undefined ? 0 : 1).join("/"),
      locale: isLocale ? (readLocaleName(first)?.tag ?? null) : null,
    };
  });
}

/** The locale folder with most files; "" where most stand beside the locales' folders. */
function mainLocale(files: readonly LocaleFile[], locales: ReadonlySet<string>): string {
  const counts = new Map<string, number>();
  for (const { path } of files) {
    const first = path.split("/", 1)[0] ?? "";
    const key = locales.has(first) && path.includes("/") ? first : "";
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const preferred = (name: string): number => (name === "en" ? 1 : 0);
  const [main] = [...counts].toSorted(
    ([a, m], [b, n]) => n - m || preferred(b) - preferred(a) || (a < b ? -1 : 1),
  );
  return main?.[0] ?? "";
}

/** What no pattern speaks of: one collection of a plain folder; of a site, its folders that hold enough. */
function placeRest(files: readonly LocaleFile[], isSite: boolean): readonly Placed[] {
  const alone = ({ path }: { readonly path: string }): Placed => ({
    path,
    collection: "",
    inside: path,
    locale: null,
  });
  if (!isSite) return files.map(alone);
  const inSource = files.filter(({ path }) => path.startsWith("src/"));
  const others = files.filter(({ path }) => !path.startsWith("src/"));
  const sections = [
    ...placeInBase({ folder: "src", sections: true }, inSource),
    ...placeSections("", others),
  ];
  const counts = new Map<string, number>();
  for (const { collection } of sections) counts.set(collection, (counts.get(collection) ?? 0) + 1);
  return sections.map((placed) => ((counts.get(placed.collection) ?? 0) >= ENOUGH ? placed : alone(placed)));
}

/** Docusaurus keeps translations in `i18n/<locale>/docusaurus-plugin-content-<name>/…`: beside their originals here. */
function foldTranslations(placed: readonly Placed[]): readonly Placed[] {
  const collections = new Set(placed.map(({ collection }) => collection));
  return placed.map((file) => {
    const match = /^(.*\/)?i18n\/([^/]+)\/docusaurus-plugin-content-([^/]+)\/(.+)$/.exec(file.path);
    if (!match) return file;
    const [, before = "", locale = "", plugin = "", rest = ""] = match;
    const version = /^(current|version-[^/]+)\/(.+)$/.exec(rest);
    const folder = version && version[1] !== "current" ? `versioned_${plugin}/${version[1]}` : plugin;
    const collection = before + folder;
    return collections.has(collection)
      ? { ...file, collection, inside: `${locale}/${version?.[2] ?? rest}` }
      : file;
  });
}

function under(folder: string, path: string): string {
  return folder === "" ? path : path.slice(folder.length + 1);
}
