/** Reads an article's variants and has a thread say how each stands to its source: no body holds up the others. */

import { createHash } from "node:crypto";
import { Failure } from "#contract/failure";
import type { Revision } from "#contract/values";
import type { Article } from "#core/library/article";
import type { Ledger } from "#core/locale/ledger";
import type { LedgerIndex, StateCounts } from "#core/locale/translation-facts";
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

export interface TranslationReader {
  /** `null` where the bodies could not be taken apart in time. A file that is gone or unreadable by now has none. */
  readonly counts: (
    site: Workspace,
    article: Article,
    known: KnownCollection,
  ) => Promise<readonly { readonly path: string; readonly counts: StateCounts | null }[]>;
  /**
   * The facts that say that the article's unchecked blocks and fields were made from the source as it is, or as
   * `earlierOf` says that it was for a translation by its path and text; and the sources' texts.
   */
  readonly baseline: (
    site: Workspace,
    article: Article,
    known: KnownCollection & { readonly earlierOf?: (path: string, text: string) => string | undefined },
  ) => Promise<readonly Pick<TranslationAnswer, "facts" | "texts">[]>;
  readonly close: () => Promise<unknown>;
}

/** The longest that one translation is waited for, in milliseconds. */
const LIMIT = 5000;

export function openTranslationReader(): TranslationReader {
  const thread: Thread<TranslationTask, TranslationAnswer> = openThread(
    workerFile("translation-worker"),
    LIMIT,
  );
  const counted = createKnownCounts();
  return {
    async counts(site, article, known) {
      const found: { path: string; counts: StateCounts | null }[] = [];
      for (const { task, key } of await tasksFor(site, article, known)) {
        const { path } = task.target;
        const before = counted.get(key);
        const counts = before ?? (await asked(thread, { ...task, wants: "counts" }))?.counts ?? null;
        if (counts !== null && !before) counted.set(key, counts);
        found.push({ path, counts });
      }
      return found;
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
async function tasksFor(
  site: Workspace,
  article: Article,
  { index, rules }: KnownCollection,
): Promise<readonly Keyed[]> {
  const [first, ...others] = article.variants;
  const source = first && others.length > 0 ? await textAt(site, first.path) : null;
  if (source === null) return [];
  const publisher = site.publisher?.name ?? null;
  const tasks: Keyed[] = [];
  for (const { path, locale } of others) {
    const target = locale === null ? null : await textAt(site, path);
    if (target === null || locale === null) continue;
    const facts = index.speakingOf(article.key, locale);
    const task = { article: article.key, locale, source, target, facts, rules, publisher };
    tasks.push({ task, key: keyOf(source, target, { facts, rules, publisher }) });
  }
  return tasks;
}

function keyOf(
  source: ReadText,
  target: ReadText,
  { facts, rules, publisher }: Pick<TranslationTask, "rules" | "publisher"> & { readonly facts: Ledger },
): string {
  const said = facts.map(({ source: one, target: two, mark, unit }) =>
    [one, two, mark, unit.kind === "field" ? unit.name : ""].join(" "),
  );
  const ruled = rules.map(({ name, rule, isPaired }) => `${name} ${rule} ${isPaired}`);
  return JSON.stringify([source.revision, target.revision, target.path.slice(-4), publisher, said, ruled]);
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
const MOST_KNOWN = 200_000;

/** Counts by what they were counted from, the oldest forgotten first. */
function createKnownCounts() {
  const known = new Map<string, StateCounts>();
  const short = (key: string): string => createHash("sha256").update(key).digest("base64url");
  return {
    get: (key: string) => known.get(short(key)),
    set(key: string, counts: StateCounts) {
      known.set(short(key), counts);
      const [oldest] = known.keys();
      if (known.size > MOST_KNOWN && oldest !== undefined) known.delete(oldest);
    },
  };
}
