/** A workspace's collections and articles with their schemas and numbers of problems. */

import { setImmediate } from "node:timers/promises";
import type { FieldMap } from "#core/frontmatter/values";
import type { Article } from "#core/library/article";
import { groupArticles, withProblemCounts, type GroupOptions, type Library } from "#core/library/group";
import { readLocaleSettings } from "#core/locale/settings";
import type { Problem } from "#core/problems/problem";
import { validateFields } from "#core/schema/validate";
import { Failure } from "#contract/failure";
import type { PathResolver } from "../storage/paths.ts";
import type { ScannedFiles, WorkspaceFiles } from "./files.ts";
import type { Scan } from "./scan.ts";
import { findSchema, type FoundSchema } from "./schemas.ts";
import { readSiteSettings } from "./site-settings.ts";

export interface LibraryReader {
  /** Everything, compared with the disk first. */
  readonly read: () => Promise<Library>;
  /** Everything as it was last read, or as it was when the folder was last open: the same value until it changes. */
  readonly latest: () => Promise<CountedLibrary>;
  /** Every file by its path, scanned again where anything was heard to change. */
  readonly scans: () => Promise<readonly Scan[]>;
  readonly schemaOf: (collection: string) => Promise<FoundSchema>;
  /** The fields of a collection's files, of one locale or of all. */
  readonly fieldsOf: (collection: string, locale: string | null) => Promise<readonly FieldMap[]>;
  /** Every article's file with its collection's schema, and what could not be read. */
  readonly forCheck: () => Promise<CheckList>;
}

/** A library with what its files hold. */
export interface CountedLibrary extends Library {
  readonly scans: ReadonlyMap<string, Scan>;
}

export interface CheckList {
  readonly articles: readonly { readonly path: string; readonly schema: FoundSchema["json"] | null }[];
  readonly library: Library;
  readonly unreadable: ScannedFiles["unreadable"];
}

export interface LibraryNeeds extends Omit<GroupOptions, "locales"> {
  readonly resolver: PathResolver;
  readonly files: WorkspaceFiles;
}

/** What was grouped from one state of the files. */
interface Grouped {
  readonly library: Library;
  readonly scans: ReadonlyMap<string, Scan>;
  readonly unreadable: ScannedFiles["unreadable"];
}

export function createLibraryReader(needs: LibraryNeeds): LibraryReader {
  let last: { readonly from: ScannedFiles; readonly settings: string; readonly grouped: Grouped } | null =
    null;
  let counted: { readonly from: ScannedFiles; readonly library: Promise<CountedLibrary> } | null = null;
  const counts: KnownCounts = new Map();
  const group = async (from: ScannedFiles): Promise<Grouped> => {
    const json = (await readSiteSettings(needs.resolver))["locales"];
    const settings = JSON.stringify(json) ?? "";
    if (last?.from === from && last.settings === settings) return last.grouped;
    const locales = readLocaleSettings({ locales: json });
    const library = groupArticles(from.scans, { ...needs, locales });
    const grouped = {
      library,
      scans: new Map(from.scans.map((scan) => [scan.path, scan])),
      unreadable: from.unreadable,
    };
    last = { from, settings, grouped };
    return grouped;
  };
  const latest = async (): Promise<Grouped> => group(await needs.files.latest());
  const schemaIn = (grouped: Grouped, collection: string): Promise<FoundSchema> => {
    const found = grouped.library.collections.find(({ id }) => id === collection);
    if (!found) throw new Failure("not-found", { path: collection });
    return findSchema(needs.resolver, found, () => fieldsIn(grouped, collection, null));
  };
  const countedOf = (from: ScannedFiles): Promise<CountedLibrary> => {
    const library = group(from).then((grouped) => countLibrary(grouped, schemaIn, counts));
    counted = { from, library };
    return library;
  };
  return {
    // Schemas and settings are files of their own: whoever reads the library anew wants those of now.
    read: async () => countedOf(await needs.files.read()),
    async latest() {
      const from = (await needs.files.remembered()) ?? (await needs.files.latest());
      return counted?.from === from ? counted.library : countedOf(from);
    },
    scans: async () => (await needs.files.latest()).scans,
    schemaOf: async (collection) => schemaIn(await latest(), collection),
    fieldsOf: async (collection, locale) => fieldsIn(await latest(), collection, locale),
    async forCheck() {
      const grouped = await group(await needs.files.read());
      const articles: { path: string; schema: FoundSchema["json"] | null }[] = [];
      for (const { id } of grouped.library.collections) {
        const { json } = await schemaIn(grouped, id);
        for (const { path } of variantsIn(grouped.library.articles, id))
          articles.push({ path, schema: json });
      }
      return { articles, library: grouped.library, unreadable: grouped.unreadable };
    },
  };
}

async function countLibrary(
  grouped: Grouped,
  schemaIn: (grouped: Grouped, collection: string) => Promise<FoundSchema>,
  counts: KnownCounts,
): Promise<CountedLibrary> {
  const { library, scans } = grouped;
  const found = new Map<string, ProblemCount>();
  for (const { id } of library.collections) {
    const { json } = await schemaIn(grouped, id);
    const key = JSON.stringify(json);
    const before = counts.get(id);
    const known = before?.schema === key ? before.counts : new WeakMap<Scan, ProblemCount>();
    counts.set(id, { schema: key, counts: known });
    await countProblems({ scans: scansIn(grouped, id, null), schema: json, known, found });
  }
  const articles = withProblemCounts(library.articles, found);
  return { collections: library.collections, articles, scans };
}

function variantsIn(
  articles: readonly Article[],
  collection: string,
): readonly Article["variants"][number][] {
  return articles.filter((article) => article.collection === collection).flatMap(({ variants }) => variants);
}

function scansIn({ library, scans }: Grouped, collection: string, locale: string | null): readonly Scan[] {
  return variantsIn(library.articles, collection)
    .filter((variant) => locale === null || variant.locale === locale)
    .flatMap(({ path }) => scans.get(path) ?? []);
}

function fieldsIn(grouped: Grouped, collection: string, locale: string | null): readonly FieldMap[] {
  return scansIn(grouped, collection, locale).flatMap(({ fields }) => (fields === null ? [] : [fields]));
}

interface ProblemCount {
  readonly errors: number;
  readonly warnings: number;
}

/** So many files are validated before other calls get their turn. */
const FILES_A_TURN = 100;

/** By collection, what was counted by its schema, given as JSON. */
type KnownCounts = Map<string, { readonly schema: string; readonly counts: WeakMap<Scan, ProblemCount> }>;

interface Counting {
  readonly scans: readonly Scan[];
  readonly schema: FoundSchema["json"];
  /** What was counted by this schema before: a file that is as it was is not validated by it twice. */
  readonly known: WeakMap<Scan, ProblemCount>;
  readonly found: Map<string, ProblemCount>;
}

async function countProblems({ scans, schema, known, found }: Counting): Promise<void> {
  for (const [index, scan] of scans.entries()) {
    let count = known.get(scan);
    if (count === undefined) {
      if (index % FILES_A_TURN === FILES_A_TURN - 1) await setImmediate();
      count = countOf([...scan.problems, ...schemaProblems(scan, schema)]);
      known.set(scan, count);
    }
    found.set(scan.path, count);
  }
}

/** By the values alone: where they stand is of no use to a number. */
function schemaProblems({ fields }: Scan, schema: FoundSchema["json"]): readonly Problem[] {
  return fields === null
    ? []
    : validateFields(schema, { kind: "read", values: fields, places: [], problems: [] });
}

function countOf(problems: readonly Problem[]): ProblemCount {
  const count = (severity: Problem["severity"]): number =>
    problems.filter((problem) => problem.severity === severity).length;
  return { errors: count("error"), warnings: count("warning") };
}
