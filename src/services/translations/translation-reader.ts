/** Reads an article's variants and has a thread say how each stands to its source: no body holds up the others. */

import { createHash } from "node:crypto";
import { Failure } from "#contract/failure";
import type { Revision } from "#contract/values";
import type { Article } from "#core/library/article";
import type { Effort } from "#core/locale/effort";
import type { Ledger } from "#core/locale/ledger";
import { factsOfTargets, type LedgerIndex, type StateCounts } from "#core/locale/translation-facts";
import { readDocument } from "../storage/documents.ts";
import { workerFile } from "../storage/worker-file.ts";
import { openThread, type Thread } from "../threads/thread.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { TranslationAnswer, TranslationTask } from "./translation-worker.ts";

/** What is known of a collection's translations: what its ledger says, and what its fields are over the locales. */
export interface KnownCollection extends Pick<TranslationTask, "rules"> {
  readonly index: LedgerIndex;
}

export type ReadKnownCollection = (site: Workspace, collection: string) => Promise<KnownCollection>;

/** How a variant stands. `null` where the bodies could not be taken apart in time. */
export interface Standing {
  readonly counts: StateCounts | null;
  readonly effort: Effort | null;
}

export interface TranslationReader {
  /** How each variant stands to its source. A file that is gone or unreadable by now has none. */
  readonly counts: (
    site: Workspace,
    article: Article,
    known: KnownCollection,
  ) => Promise<readonly (Standing & { readonly path: string })[]>;
  /** What the article's source asks of its first translation; `null` where that could not be read. */
  readonly whole: (site: Workspace, article: Article, known: KnownCollection) => Promise<Effort | null>;
  /**
   * The facts that say that the article's unchecked blocks and fields were made from the source as it is, or as
   * `earlierOf` says that it was for a translation by its path and text; and the sources' texts.
   */
  readonly baseline: (
    site: Workspace,
    article: Article,
    known: KnownCollection & { readonly earlierOf?: (path: string, text: string) => string | undefined },
  ) => Promise<readonly Pick<TranslationAnswer, "facts" | "texts">[]>;
  /** The blocks and translated fields of a source as it was, by their hashes; none where it takes too long. */
  readonly textsIn: (
    site: Workspace,
    source: { readonly path: string; readonly text: string },
    known: KnownCollection,
  ) => Promise<TranslationAnswer["texts"]>;
  readonly close: () => Promise<unknown>;
}

/** The longest that one translation is waited for, in milliseconds. */
const LIMIT = 5000;

export function openTranslationReader(): TranslationReader {
  const thread: Thread<TranslationTask, TranslationAnswer> = openThread(
    workerFile("translation-worker"),
    LIMIT,
  );
  const found = createKept<Standing>(MOST_STANDINGS);
  const tasksFor = createTasks(thread);
  /** What was found before for the key, or is found now. */
  const standing = async (key: string, task: TranslationTask): Promise<Standing> => {
    const before = found.get(key);
    if (before) return before;
    const answer = await asked(thread, task);
    const now = { counts: answer?.counts ?? null, effort: answer?.effort ?? null };
    if (answer !== null) found.set(key, now);
    return now;
  };
  return {
    async counts(site, article, known) {
      const standings: (Standing & { path: string })[] = [];
      for (const { task, key } of await tasksFor(site, article, known)) {
        standings.push({ path: task.target.path, ...(await standing(key, { ...task, wants: "counts" })) });
      }
      return standings;
    },
    async whole(site, article, { rules }) {
      const [first] = article.variants;
      const source = first ? await textAt(site, first.path) : null;
      if (!first || source === null) return null;
      const publisher = site.publisher?.name ?? null;
      const key = keyOf(source, source, { facts: [], rules, publisher, locale: first.locale });
      const texts = { source, target: source, sourceLocale: first.locale };
      const task = { ...texts, article: article.key, locale: "", facts: [], rules, publisher };
      return (await standing(key, { ...task, wants: "whole" })).effort;
    },
    async baseline(site, article, { index, rules, earlierOf }) {
      const found: TranslationAnswer[] = [];
      for (const { task } of await tasksFor(site, article, { index, rules })) {
        const earlier = earlierOf?.(task.target.path, task.target.text);
        const answer = await asked(thread, {
          ...task,
          wants: "baseline",
          ...(earlier === undefined ? {} : { earlier }),
        });
        if (answer) found.push(answer);
      }
      return found;
    },
    async textsIn(site, source, { rules }) {
      const task = { article: "", locale: "", sourceLocale: null, source, target: source, facts: [], rules };
      const publisher = site.publisher?.name ?? null;
      return (await asked(thread, { ...task, publisher, wants: "texts" }))?.texts ?? [];
    },
    close: thread.close,
  };
}

async function asked(
  thread: Thread<TranslationTask, TranslationAnswer>,
  task: TranslationTask,
): Promise<TranslationAnswer | null> {
  const outcome = await thread.ask(task);
  return outcome.kind === "answered" ? outcome.answer : null;
}

interface Keyed {
  readonly task: Omit<TranslationTask, "wants">;
  /** The same for the same bytes, facts and rules. */
  readonly key: string;
}

/** One for each variant beside the source that has a locale. */
type TasksFor = (site: Workspace, article: Article, known: KnownCollection) => Promise<readonly Keyed[]>;

function createTasks(thread: Thread<TranslationTask, TranslationAnswer>): TasksFor {
  const hashesOf = createTargetHashes(thread);
  return async (site, article, { index, rules }) => {
    const [first, ...others] = article.variants;
    const source = first && others.length > 0 ? await textAt(site, first.path) : null;
    if (source === null) return [];
    const publisher = site.publisher?.name ?? null;
    const sourceLocale = first?.locale ?? null;
    const tasks: Keyed[] = [];
    for (const { path, locale } of others) {
      const target = locale === null ? null : await textAt(site, path);
      if (target === null || locale === null) continue;
      const whole = index.speakingOf(article.key, locale);
      const asked = { article: article.key, locale, sourceLocale, source, target, rules, publisher };
      // Of an article that is not known by its name, the facts that name its texts: a locale's are very many.
      const isByText = whole.length > 0 && index.of(article.key, locale).length === 0;
      const hashes = isByText ? await hashesOf(target, { ...asked, facts: [] }) : null;
      const facts = hashes === null ? whole : factsOfTargets(index, locale, hashes);
      const key = keyOf(source, target, { facts, rules, publisher, locale: sourceLocale });
      tasks.push({ task: { ...asked, facts }, key });
    }
    return tasks;
  };
}

/** A target's hashes, each once; `null` where it could not be taken apart in time. */
function createTargetHashes(thread: Thread<TranslationTask, TranslationAnswer>) {
  const kept = createKept<string>(MOST_TARGETS);
  return async (
    { revision, path }: ReadText,
    task: Omit<TranslationTask, "wants">,
  ): Promise<readonly string[] | null> => {
    const key = JSON.stringify([
      revision,
      path.slice(-4),
      task.publisher,
      task.rules.map(({ name }) => name),
    ]);
    const before = kept.get(key);
    if (before !== undefined) return before.split(" ");
    const answer = await asked(thread, { ...task, wants: "hashes" });
    if (answer === null) return null;
    const hashes = [...new Set(answer.hashes)];
    kept.set(key, hashes.join(" "));
    return hashes;
  };
}

interface KeyParts extends Pick<TranslationTask, "rules" | "publisher"> {
  readonly facts: Ledger;
  /** The source's. */
  readonly locale: string | null;
}

function keyOf(source: ReadText, target: ReadText, { facts, rules, publisher, locale }: KeyParts): string {
  const said = facts.map(({ source: one, target: two, mark, unit }) =>
    [one, two, mark, unit.kind === "field" ? unit.name : ""].join(" "),
  );
  const ruled = rules.map(({ name, rule, isPaired }) => `${name} ${rule} ${isPaired}`);
  const texts = [source.revision, locale, target.revision, target.path.slice(-4)];
  return JSON.stringify([...texts, publisher, said, ruled]);
}

interface ReadText {
  readonly path: string;
  readonly text: string;
  readonly revision: Revision;
}

async function textAt(site: Workspace, path: string): Promise<ReadText | null> {
  try {
    const { text, revision } = await readDocument(await site.resolver.article(path));
    return { path, text, revision };
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

/** So many are kept: each is a few numbers. */
const MOST_STANDINGS = 200_000;
/** Each is a line of a thousand letters or so. */
const MOST_TARGETS = 20_000;

/** What was found, by what it was found from, the oldest forgotten first. */
function createKept<Found>(most: number) {
  const known = new Map<string, Found>();
  const short = (key: string): string => createHash("sha256").update(key).digest("base64url");
  return {
    get: (key: string) => known.get(short(key)),
    set(key: string, found: Found) {
      known.set(short(key), found);
      const [oldest] = known.keys();
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
  };
}
