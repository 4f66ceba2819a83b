/** A thread that holds translation memories, one for each pair of languages. It reads no file and writes nothing. */

import { shownTerms, termCandidates, type ShownPair, type TermCandidate } from "#core/glossary/candidates";
import type { Term } from "#core/glossary/glossary";
import { indexLedger, translationRows } from "#core/locale/translation-facts";
import { writeTmx } from "#core/exchange/tmx";
import type { LedgerFact } from "#core/locale/ledger";
import { documentAt, type TextAt } from "#core/markdown/document-at";
import { createMemory, type Memory, type MemoryMatch, type MemoryPair } from "#core/memory/memory";
import { couplesOf, memoryPairs } from "#core/memory/pairs";
import { suggestionsFor, type Suggestions } from "#core/memory/suggest";
import { answerTasks } from "../threads/answer-tasks.ts";

/** A file's whole text. */
export interface TaughtFile extends TextAt {
  readonly locale: string | null;
}

export interface Lesson {
  /** The target's path: what was learnt from it before is forgotten. */
  readonly id: string;
  /** `null`: it is gone. */
  readonly files: { readonly source: TaughtFile; readonly target: TaughtFile } | null;
  readonly article: string;
  readonly facts: readonly LedgerFact[];
}

export type MemoryTask = { readonly languages: string; readonly publisher: string | null } & (
  | { readonly kind: "learn"; readonly lessons: readonly Lesson[] }
  | { readonly kind: "add"; readonly name: string; readonly pairs: readonly MemoryPair[] }
  | {
      readonly kind: "match";
      readonly path: string;
      readonly text: string;
      readonly locales: { readonly source: string | null; readonly target: string | null };
    }
  | { readonly kind: "search"; readonly words: string }
  | { readonly kind: "terms"; readonly known: readonly Term[] }
  | { readonly kind: "write"; readonly locales: { readonly source: string; readonly target: string } }
);

export interface MemoryAnswer {
  /** Of this pair of languages, after the task. */
  readonly pairs: number;
  readonly suggestions: Suggestions;
  readonly matches: readonly MemoryMatch[];
  readonly terms: readonly TermCandidate[];
  /** A TMX file. */
  readonly text: string;
}

const MOST_FOUND = 60;
const MOST_TERMS = 60;
const NONE: Suggestions = { block: [], sentences: [], assembled: null };

interface Learnt {
  readonly pairs: readonly MemoryPair[];
  /** What may be terms. */
  readonly shown: readonly ShownPair[];
}

/** What was learnt, by where it is from; put together when it is asked. */
class LanguageMemory {
  private readonly lessons = new Map<string, Learnt>();
  private memory: Memory | null = null;

  put(id: string, learnt: Learnt): void {
    if (learnt.pairs.length === 0) this.lessons.delete(id);
    else this.lessons.set(id, learnt);
    this.memory = null;
  }

  get known(): Memory {
    return (this.memory ??= createMemory(this.pairs));
  }

  get pairs(): readonly MemoryPair[] {
    return [...this.lessons.values()].flatMap(({ pairs }) => pairs);
  }

  get shown(): readonly ShownPair[] {
    return [...this.lessons.values()].flatMap(({ shown }) => shown);
  }

  /** Without putting anything together. */
  get count(): number {
    return [...this.lessons.values()].reduce((sum, { pairs }) => sum + pairs.length, 0);
  }
}

const memories = new Map<string, LanguageMemory>();

function answer(task: MemoryTask): MemoryAnswer {
  const memory = memories.get(task.languages) ?? new LanguageMemory();
  memories.set(task.languages, memory);
  const nothing = { suggestions: NONE, matches: [], terms: [], text: "" };
  switch (task.kind) {
    case "learn":
      for (const lesson of task.lessons) memory.put(lesson.id, learnt(lesson, task.publisher));
      return { ...nothing, pairs: memory.count };
    case "add":
      memory.put(task.name, { pairs: task.pairs, shown: [] });
      return { ...nothing, pairs: memory.count };
    case "match": {
      const [block] = documentAt(task, task.publisher).body.blocks;
      const suggestions = block ? suggestionsFor(memory.known, block, task.locales) : NONE;
      return { ...nothing, suggestions, pairs: memory.count };
    }
    case "search":
      return { ...nothing, matches: memory.known.search(task.words, MOST_FOUND), pairs: memory.count };
    case "write":
      return { ...nothing, text: writeTmx(memory.pairs, task.locales), pairs: memory.count };
    case "terms":
      return { ...nothing, terms: termCandidates(memory.shown, task.known, MOST_TERMS), pairs: memory.count };
  }
}

function learnt({ files, article, facts }: Lesson, publisher: string | null): Learnt {
  if (files === null) return { pairs: [], shown: [] };
  const source = documentAt(files.source, publisher).body;
  const target = documentAt(files.target, publisher).body;
  const locale = files.target.locale ?? "";
  const rows = translationRows(indexLedger(facts), { article, locale, source, target });
  const locales = { source: files.source.locale, target: files.target.locale };
  const translation = { rows, source, target, locales };
  return {
    pairs: memoryPairs(translation, files.target.path),
    shown: couplesOf(translation).flatMap(shownTerms),
  };
}

answerTasks(answer);
