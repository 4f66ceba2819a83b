/** One site's translation memory, which follows the site's files. */

import { isDeepStrictEqual } from "node:util";
import type { Article, Variant } from "#core/library/article";
import { indexLedger } from "#core/locale/translation-facts";
import type { Ledger } from "#core/locale/ledger";
import type { MemoryPair } from "#core/memory/memory";
import { Failure } from "#contract/failure";
import type { MemoryExtent } from "#contract/memory";
import { readDocument } from "../storage/documents.ts";
import { openThread, type Thread } from "../threads/thread.ts";
import { workerFile } from "../storage/worker-file.ts";
import type { CountedLibrary } from "../workspace/library.ts";
import type { Scan } from "../workspace/scan.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Lesson, MemoryAnswer, MemoryTask, TaughtFile } from "./memory-worker.ts";

export interface Languages {
  readonly source: string | null;
  readonly target: string | null;
}

type Question = MemoryTask extends infer Task
  ? Task extends { readonly kind: "match" | "search" | "terms" | "write" }
    ? Omit<Task, "languages" | "publisher">
    : never
  : never;

export interface SiteMemory {
  /** The answer as far as the memory is read; it waits a moment for it. */
  readonly ask: (
    languages: Languages,
    question: Question,
  ) => Promise<MemoryAnswer & { readonly extent: MemoryExtent }>;
  /** Settles when all is read. */
  readonly whole: (languages: Languages) => Promise<void>;
  readonly close: () => Promise<unknown>;
}

export interface SiteMemoryNeeds {
  readonly site: Workspace;
  readonly ledger: (collection: string) => Promise<Ledger>;
  /** Pairs that were taken in from elsewhere, by the name of their file: another array when they are others. */
  readonly added: (languages: Languages) => Promise<ReadonlyMap<string, readonly MemoryPair[]>>;
}

/** Few at a time: a question waits for one portion at most. */
const PORTION = 4;
const PATIENCE_MILLISECONDS = 1500;

export function openSiteMemory(needs: SiteMemoryNeeds): SiteMemory {
  const thread = openThread<MemoryTask, MemoryAnswer>(workerFile("memory-worker"), null);
  const readers = new Map<string, LanguageReader>();
  // The next thread knows nothing of any language.
  const onBroken = (): void => readers.clear();
  const readerOf = (languages: Languages): LanguageReader => {
    const key = `${languages.source ?? ""}>${languages.target ?? ""}`;
    const reader = readers.get(key) ?? new LanguageReader({ ...needs, onBroken }, thread, { languages, key });
    readers.set(key, reader);
    return reader;
  };
  return {
    whole: (languages) => readerOf(languages).follow(),
    async ask(languages, question) {
      const reader = readerOf(languages);
      await within(PATIENCE_MILLISECONDS, reader.follow());
      const publisher = needs.site.publisher?.name ?? null;
      const outcome = await thread.ask({ ...question, languages: reader.of.key, publisher });
      if (outcome.kind !== "answered") {
        onBroken();
        throw new Failure("busy", { name: "memory" });
      }
      return { ...outcome.answer, extent: { ...reader.extent, pairs: outcome.answer.pairs } };
    },
    close: () => thread.close(),
  };
}

/** A translation in these languages, and the state of its files when it was learnt. */
interface Learnt {
  readonly source: Scan | undefined;
  readonly target: Scan | undefined;
  readonly facts: Ledger;
}

/** What the memory is learnt from, the same objects while nothing of it changed. */
interface SiteNow {
  readonly library: CountedLibrary;
  readonly ledgers: ReadonlyMap<string, Ledger>;
}

const NO_LEDGER: Ledger = [];

interface Wanted extends Learnt {
  readonly article: Article;
  readonly variants: { readonly source: Variant; readonly target: Variant };
}

type ReaderNeeds = SiteMemoryNeeds & { readonly onBroken: () => void };

class LanguageReader {
  extent = { read: 0, total: 0 };
  private readonly learnt = new Map<string, Learnt>();
  private readonly added = new Map<string, readonly MemoryPair[]>();
  private readonly needs: ReaderNeeds;
  private readonly thread: Thread<MemoryTask, MemoryAnswer>;
  readonly of: { readonly languages: Languages; readonly key: string };
  private running: Promise<void> | null = null;
  /** What was all learnt. */
  private last: SiteNow | null = null;

  constructor(
    needs: ReaderNeeds,
    thread: LanguageReader["thread"],
    of: { readonly languages: Languages; readonly key: string },
  ) {
    this.needs = needs;
    this.thread = thread;
    this.of = of;
  }

  /** Settles when all is learnt as the files are now. */
  follow(): Promise<void> {
    return (this.running ??= this.read().finally(() => (this.running = null)));
  }

  private async read(): Promise<void> {
    await this.addOthers();
    const now = await this.now();
    if (isSameSite(this.last, now)) return;
    const wanted = this.wanted(now);
    const gone = [...this.learnt.keys()].filter((path) => !wanted.has(path));
    const due = [...wanted].filter(([path, one]) => !isSame(this.learnt.get(path), one));
    this.extent = { read: wanted.size - due.length, total: wanted.size };
    if (gone.length > 0) {
      await this.learn(gone.map((id) => ({ id, files: null, article: "", facts: [] })));
      for (const path of gone) this.learnt.delete(path);
    }
    for (let from = 0; from < due.length; from += PORTION) {
      const portion = due.slice(from, from + PORTION);
      await this.learn(await Promise.all(portion.map(([, one]) => this.lesson(one))));
      for (const [path, one] of portion) this.learnt.set(path, one);
      this.extent = { read: this.extent.read + portion.length, total: wanted.size };
    }
    this.last = now;
  }

  private async addOthers(): Promise<void> {
    for (const [name, pairs] of await this.needs.added(this.of.languages)) {
      if (this.added.get(name) === pairs) continue;
      await this.tell({ kind: "add", name, pairs });
      this.added.set(name, pairs);
    }
  }

  private async now(): Promise<SiteNow> {
    const { site, ledger } = this.needs;
    const library = await site.library.latest();
    const ledgers = library.collections.map(async ({ id }) => [id, await ledger(id)] as const);
    return { library, ledgers: new Map(await Promise.all(ledgers)) };
  }

  private wanted({ library, ledgers }: SiteNow): ReadonlyMap<string, Wanted> {
    const wanted = new Map<string, Wanted>();
    for (const article of library.articles) {
      const [source, ...others] = article.variants;
      const target = others.find(({ locale }) => locale === this.of.languages.target);
      if (!source || !target || source.locale !== this.of.languages.source) continue;
      const index = indexLedger(ledgers.get(article.collection) ?? NO_LEDGER);
      wanted.set(target.path, {
        article,
        variants: { source, target },
        source: library.scans.get(source.path),
        target: library.scans.get(target.path),
        facts: index.speakingOf(article.key, target.locale ?? ""),
      });
    }
    return wanted;
  }

  private async lesson({ article, variants, facts }: Wanted): Promise<Lesson> {
    const [source, target] = await Promise.all([this.file(variants.source), this.file(variants.target)]);
    const files = source && target ? { source, target } : null;
    return { id: variants.target.path, files, article: article.key, facts };
  }

  /** `null` for a file that is gone or unreadable by now. */
  private async file({ path, locale }: Variant): Promise<TaughtFile | null> {
    try {
      const { text } = await readDocument(await this.needs.site.resolver.article(path));
      return { path, text, locale };
    } catch (error) {
      if (error instanceof Failure) return null;
      throw error;
    }
  }

  private learn(lessons: readonly Lesson[]): Promise<void> {
    return this.tell({ kind: "learn", lessons });
  }

  private async tell(
    task:
      | { readonly kind: "learn"; readonly lessons: readonly Lesson[] }
      | { readonly kind: "add"; readonly name: string; readonly pairs: readonly MemoryPair[] },
  ): Promise<void> {
    const publisher = this.needs.site.publisher?.name ?? null;
    const outcome = await this.thread.ask({ ...task, languages: this.of.key, publisher });
    if (outcome.kind === "answered") return;
    this.needs.onBroken();
    throw new Failure("busy", { name: "memory" });
  }
}

function isSameSite(one: SiteNow | null, other: SiteNow): boolean {
  return (
    one?.library === other.library &&
    [...other.ledgers].every(([collection, ledger]) => one.ledgers.get(collection) === ledger)
  );
}

function isSame(known: Learnt | undefined, { source, target, facts }: Wanted): boolean {
  return known?.source === source && known?.target === target && isDeepStrictEqual(known?.facts, facts);
}

async function within(milliseconds: number, task: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  try {
    // What goes wrong after the wait is met again by the next question.
    await Promise.race([task, patience]);
    task.catch(() => undefined);
  } finally {
    clearTimeout(timer);
  }
}
