/** A thread that takes translations apart and says how they stand. It reads no file and writes nothing. */

import { fieldsIn } from "#core/frontmatter/read";
import type { FieldMap } from "#core/frontmatter/values";
import { hashOfBlock } from "#core/locale/block-states";
import { effortOfRows, effortOfSource, unitOf, type Effort } from "#core/locale/effort";
import type { FieldProposal } from "#core/locale/field-proposals";
import { fieldText, hashOfField } from "#core/locale/field-states";
import { NOTHING, type Ledger } from "#core/locale/ledger";
import {
  baselineFacts,
  countRows,
  hashesOfTarget,
  indexLedger,
  translationFields,
  translationRows,
  type StateCounts,
  type Translation,
} from "#core/locale/translation-facts";
import type { Body } from "#core/markdown/block";
import { documentAt, type TextAt } from "#core/markdown/document-at";
import { answerTasks } from "../threads/answer-tasks.ts";
import type { KeptText } from "./source-texts.ts";

export interface TranslationTask {
  /**
   * `counts`: how many blocks and fields are in which state, and the effort that is left. `whole`: what the source asks
   * of a first translation. `baseline`: the facts that call current what is unchecked. `texts`: the source's own.
   * `hashes`: the target's own.
   */
  readonly wants: "counts" | "whole" | "baseline" | "texts" | "hashes";
  readonly article: string;
  readonly locale: string;
  readonly sourceLocale: string | null;
  readonly source: TextAt;
  readonly target: TextAt;
  /** For a baseline: the source's text that the target was made from, where that is another one. */
  readonly earlier?: string;
  /** Those of the ledger that can speak of it. */
  readonly facts: Ledger;
  readonly rules: readonly FieldProposal[];
  /** The publisher's name: it decides how bodies are read. */
  readonly publisher: string | null;
}

export interface TranslationAnswer {
  readonly counts: StateCounts | null;
  readonly effort: Effort | null;
  readonly facts: Ledger;
  /** Of a baseline, or asked for: the source's texts, to compare with later. */
  readonly texts: readonly KeptText[];
  /** Of the target's blocks and fields. */
  readonly hashes: readonly string[];
}

const nothing: TranslationAnswer = { counts: null, effort: null, facts: [], texts: [], hashes: [] };

interface Side {
  readonly body: Body;
  readonly fields: FieldMap;
}

/** One source is read for all of its translations, which are asked for in a row. */
const MOST_SIDES = 12;
const known = new Map<string, Side>();

function sideOf(file: TextAt, publisher: string | null): Side {
  const key = `${publisher ?? ""} ${file.path.slice(file.path.lastIndexOf("."))} ${file.text}`;
  const side = known.get(key) ?? readSide(file, publisher);
  known.delete(key);
  known.set(key, side);
  const [oldest] = known.keys();
  if (known.size > MOST_SIDES && oldest !== undefined) known.delete(oldest);
  return side;
}

function readSide(file: TextAt, publisher: string | null): Side {
  const { parts, body } = documentAt(file, publisher);
  return { body, fields: fieldsIn(parts) };
}

function answer(task: TranslationTask): TranslationAnswer {
  const { article, locale, rules, publisher } = task;
  if (task.wants === "hashes") {
    const { body, fields } = sideOf(task.target, publisher);
    return { ...nothing, hashes: hashesOfTarget(body, { target: fields, rules }) };
  }
  const { path, text } = task.source;
  const source = sideOf({ path, text: task.earlier ?? text }, publisher);
  if (task.wants === "whole")
    return { ...nothing, effort: effortOfSource(source, rules, unitOf(task.sourceLocale, text)) };
  if (task.wants === "texts") return { ...nothing, texts: textsOf(source, rules) };
  const target = sideOf(task.target, publisher);
  const translation: Translation = {
    article,
    locale,
    source: source.body,
    target: target.body,
    fields: { source: source.fields, target: target.fields, rules },
  };
  const index = indexLedger(task.facts);
  if (task.wants === "counts") {
    const fields = translationFields(index, translation);
    const rows = translationRows(index, translation);
    const effort = effortOfRows(source.body, { rows, fields, unit: unitOf(task.sourceLocale, text) });
    return { ...nothing, counts: countRows(rows, translation, fields), effort };
  }
  return { ...nothing, facts: baselineFacts(index, translation), texts: textsOf(source, rules) };
}

function textsOf({ body, fields }: Side, rules: readonly FieldProposal[]): readonly KeptText[] {
  const translated = rules.filter(({ rule, isPaired }) => rule === "translate" && !isPaired);
  return [
    ...body.blocks.map((block) => ({ hash: hashOfBlock(block), text: block.source })),
    ...translated.flatMap(({ name }) => {
      const value = fields[name];
      const hash = hashOfField(value);
      return value === undefined || hash === NOTHING ? [] : [{ hash, text: fieldText(value) }];
    }),
  ];
}

answerTasks(answer);
