/** Every problem of every article, read as the editor reads it, and what shows only over many articles together. */

import { access } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { splitDocument, type DocumentParts } from "#core/document/parts";
import { editField } from "#core/frontmatter/edit";
import { readFrontmatter } from "#core/frontmatter/read";
import type { FrontmatterReading } from "#core/frontmatter/values";
import { siteFindings } from "#core/health/check-site";
import { declaredFindings } from "#core/health/declared-checks";
import { readDeclaredRules } from "#core/health/declared-rules";
import { NO_FACTS } from "#core/health/facts";
import { relativeLinks } from "#core/health/link-checks";
import type { Finding, SiteCollection, SiteFile } from "#core/health/site-file";
import type { Library } from "#core/library/group";
import { problemsOf } from "#core/problems/check";
import type { Problem } from "#core/problems/problem";
import type { JsonSchema } from "#core/schema/field";
import { Failure } from "#contract/failure";
import type { FileProblem, Revision } from "#contract/values";
import { otherReadings } from "../frontmatter/other-reading.ts";
import { termProblems } from "../glossary/term-problems.ts";
import { readDocument } from "../storage/documents.ts";
import type { PathResolver } from "../storage/paths.ts";
import { aFewAtOnce } from "../threads/a-few-at-once.ts";
import { openThread, type Thread } from "../threads/thread.ts";
import { workerFile } from "../storage/worker-file.ts";
import type { BodyCache, ReadBody } from "./body-cache.ts";
import type { FactsTask } from "./facts-worker.ts";
import { readSiteSettings } from "./site-settings.ts";
import type { Unreadable } from "./walk.ts";

export interface CheckNeeds {
  readonly resolver: PathResolver;
  /** Each article's path with its collection's schema, in the order of the answer. */
  readonly articles: readonly { readonly path: string; readonly schema: JsonSchema | null }[];
  readonly library: Library;
  readonly unreadable: readonly Unreadable[];
  /** Whether the site is built on gray-matter: then its other readings are worth a note. */
  readonly notesOtherReadings: boolean;
  /** The publisher's name: it decides how bodies are read. */
  readonly publisher: string | null;
  /** Bodies that were read before. */
  readonly bodies: BodyCache;
}

/** What one file was found to hold. */
interface Checked {
  readonly path: string;
  readonly revision: Revision;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly reading: FrontmatterReading;
  readonly body: ReadBody;
}

const AT_ONCE = 8;
/** The longest that one body is waited for, in milliseconds: an article that takes longer holds up no other. */
const BODY_LIMIT = 4000;

type FactsThread = Thread<FactsTask, ReadBody>;

/** All problems, by file and then in document order; then what shows over many. A file that is gone by now has none. */
export async function checkArticles(needs: CheckNeeds): Promise<readonly FileProblem[]> {
  const thread: FactsThread = openThread(workerFile("facts-worker"), BODY_LIMIT);
  try {
    const checked = await inTurns(needs.articles, (article) => checkArticle(needs, thread, article));
    return await withSiteFindings(needs, checked);
  } finally {
    await thread.close();
  }
}

async function withSiteFindings(
  needs: CheckNeeds,
  checked: readonly Checked[],
): Promise<readonly FileProblem[]> {
  const own = checked.flatMap(({ path, revision, problems }) =>
    problems.map((problem): FileProblem => ({ path, problem, ...(problem.fix && { revision }) })),
  );
  const over = await overAll(needs, new Map(checked.map((each) => [each.path, each])));
  const names = needs.unreadable.filter(({ reason }) => reason === "name");
  const told = toldOnce(own, over);
  return [
    ...told.own,
    ...names.map(({ path }) => ({ path, problem: problem("encoding-unsupported", { name: path }) })),
    ...told.over,
  ];
}

/**
 * A value that is none of its choices differs from the other locales' as well: that is one flaw, told once, as the
 * first and with the other's fix.
 */
function toldOnce(own: readonly FileProblem[], over: readonly FileProblem[]) {
  const wrong = new Set(own.map((found) => placeOf(found, "field-choice")));
  const differing = Map.groupBy(over, (found) => placeOf(found, "locale-value-differs"));
  return {
    own: own.map((found) => {
      const place = placeOf(found, "field-choice");
      const [other] = (place !== null && differing.get(place)) || [];
      if (!other?.problem.fix) return found;
      return { ...found, problem: { ...found.problem, fix: other.problem.fix }, revision: other.revision };
    }),
    over: over.filter((found) => {
      const place = placeOf(found, "locale-value-differs");
      return place === null || !wrong.has(place);
    }),
  };
}

/** The file and the field of a problem of the rule; `null` for one of another. */
function placeOf({ path, problem: found }: FileProblem, rule: Problem["rule"]): string | null {
  return found.rule === rule ? JSON.stringify([path, found.field?.[0]]) : null;
}

/** Do `work` for all, a few at a time, so that other calls get their turn. */
async function inTurns<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R | null>,
): Promise<readonly R[]> {
  const results: (R | null)[] = items.map(() => null);
  await aFewAtOnce(items, AT_ONCE, async (item, index) => {
    results[index] = await work(item);
    await setImmediate();
  });
  return results.filter((result) => result !== null);
}

async function checkArticle(
  needs: CheckNeeds,
  thread: FactsThread,
  { path, schema }: CheckNeeds["articles"][number],
): Promise<Checked | null> {
  try {
    const { text, revision, readOnly } = await readDocument(await needs.resolver.article(path));
    const parts = splitDocument(text);
    const reading = readFrontmatter(parts);
    const body = await needs.bodies.read(path, revision, () => readBody(needs, thread, { path, parts }));
    const problems = [
      ...(readOnly === "encoding" ? [problem("encoding-unsupported", {})] : []),
      ...problemsOf(parts, reading, schema),
      ...(needs.notesOtherReadings ? otherReadings(parts, reading) : []),
      ...body.problems,
    ];
    return { path, revision, text, problems, reading, body };
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

/** What is known of an empty body, and of one that could not be read in time. */
const UNREAD: ReadBody = { problems: [], facts: NO_FACTS };

async function readBody(
  { publisher }: CheckNeeds,
  thread: FactsThread,
  { path, parts }: { readonly path: string; readonly parts: DocumentParts },
): Promise<ReadBody> {
  if (parts.text.slice(parts.body.from, parts.body.to).trim() === "") return UNREAD;
  const outcome = await thread.ask({ path, text: parts.text, publisher });
  return outcome.kind === "answered" ? outcome.answer : UNREAD;
}

async function overAll(
  needs: CheckNeeds,
  checked: ReadonlyMap<string, Checked>,
): Promise<readonly FileProblem[]> {
  const collections = collectionsOf(needs.library, checked);
  const there = await standing(needs.resolver.root, collections);
  const folders = collections.map(({ id }) => id);
  const rules = readDeclaredRules(await readSiteSettings(needs.resolver), folders);
  const findings = [
    ...declaredFindings(collections, rules),
    ...siteFindings(collections, (path) => there.has(path)),
  ];
  const terms = await termProblems({
    ...needs,
    root: needs.resolver.root,
    textOf: (path) => checked.get(path)?.text,
  });
  return [...findings.map((finding) => withFix(finding, checked.get(finding.path))), ...terms];
}

function collectionsOf(library: Library, checked: ReadonlyMap<string, Checked>): readonly SiteCollection[] {
  const articles = Map.groupBy(library.articles, ({ collection }) => collection);
  return library.collections.map(({ id, locales }) => ({
    id,
    locales,
    articles: (articles.get(id) ?? []).flatMap(({ id: article, variants }): SiteCollection["articles"] => {
      const [first, ...others] = variants.flatMap(({ path, locale }): SiteFile[] => {
        const file = checked.get(path);
        return file ? [siteFile(file, { article, collection: id, locale })] : [];
      });
      return first ? [[first, ...others]] : [];
    }),
  }));
}

function siteFile(
  { path, reading, body }: Checked,
  place: Pick<SiteFile, "article" | "collection" | "locale">,
): SiteFile {
  const places = reading.kind === "read" ? reading.places : [];
  const lines = places.flatMap(({ path: at, line }) =>
    at.length === 1 ? [[String(at[0]), line] as const] : [],
  );
  const fields = reading.kind === "read" ? reading.values : reading.kind === "none" ? {} : null;
  return { path, ...place, fields, lines: new Map(lines), facts: body.facts };
}

/** Which of the files that relative links may name are there. */
async function standing(root: string, collections: readonly SiteCollection[]): Promise<ReadonlySet<string>> {
  const files = collections.flatMap(({ articles }) => articles.flat());
  const asked = [...new Set(files.flatMap((file) => relativeLinks(file).flatMap((link) => link.candidates)))];
  const found = await inTurns(asked, async (path) =>
    access(join(root, path)).then(
      () => path,
      () => null,
    ),
  );
  return new Set(found);
}

/** The finding with the edit that its change comes to in the file as it was read. */
function withFix({ path, problem: found, change }: Finding, file: Checked | undefined): FileProblem {
  if (!change || !file) return { path, problem: found };
  try {
    const edit = editField(file.text, change);
    const kind = change.kind === "remove" ? "value-removed" : "value-set";
    const becomes = change.kind === "set" ? shown(change.value) : "";
    return { path, problem: { ...found, fix: { kind, edit, becomes } }, revision: file.revision };
  } catch (error) {
    // The frontmatter cannot be written field by field: the finding stands without a fix.
    if (error instanceof RangeError) return { path, problem: found };
    throw error;
  }
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(", ");
  if (typeof value === "object" && value !== null && "text" in value) return String(value.text);
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

function problem(rule: "encoding-unsupported", details: Problem["details"]): Problem {
  return { rule, severity: "error", details };
}
