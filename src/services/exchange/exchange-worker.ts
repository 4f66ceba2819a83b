/** A thread that writes and reads translators' files. It reads no file of the disk and writes none. */

import { applyReturned, type Applied, type ApplyNeeds } from "#core/exchange/apply";
import type { ExchangeFile, ExchangeUnit, Returned, ReturnedFile } from "#core/exchange/model";
import { readPo, writePo } from "#core/exchange/po";
import { readTmx, type TmxReading } from "#core/exchange/tmx";
import { unitsOf, type ExchangeScope } from "#core/exchange/units";
import { readXliff } from "#core/exchange/xliff-read";
import { writeXliff } from "#core/exchange/xliff-write";
import { fieldsIn } from "#core/frontmatter/read";
import type { Ledger } from "#core/locale/ledger";
import { indexLedger, translationRows } from "#core/locale/translation-facts";
import { documentAt, type TextAt } from "#core/markdown/document-at";
import type { ExchangeFormat } from "#contract/exchange";
import { answerTasks } from "../threads/answer-tasks.ts";

/** One translation as its files are now. */
export interface TranslationTexts {
  readonly article: string;
  readonly source: TextAt & { readonly locale: string | null };
  readonly target: TextAt & { readonly locale: string | null };
  readonly facts: Ledger;
  readonly publisher: string | null;
  /** Names of the fields that are translated. */
  readonly fields: readonly string[];
}

/** A translation memory of another tool, of which two languages are wanted. */
export interface TmxFile {
  readonly locales: { readonly source: string; readonly target: string };
  readonly name: string;
  readonly text: string;
}

export type ExchangeTask =
  | { readonly kind: "read-tmx"; readonly file: TmxFile }
  | {
      readonly kind: "units";
      readonly translation: TranslationTexts;
      readonly scope: ExchangeScope;
      /** Earlier sources by hash. */
      readonly earlier: ReadonlyMap<string, string>;
    }
  | { readonly kind: "write"; readonly files: readonly ExchangeFile[]; readonly format: ExchangeFormat }
  | { readonly kind: "read"; readonly text: string; readonly format: ExchangeFormat }
  | { readonly kind: "apply"; readonly translation: TranslationTexts; readonly returned: ReturnedFile };

export interface ExchangeAnswer {
  readonly units: readonly ExchangeUnit[];
  readonly text: string | null;
  readonly returned: Returned | null;
  readonly applied: Applied | null;
  readonly tmx: TmxReading | null;
}

/** What an earlier source was is told to translators alone. */
const NONE: ReadonlyMap<string, string> = new Map();
const nothing: ExchangeAnswer = { units: [], text: null, returned: null, applied: null, tmx: null };

function answer(task: ExchangeTask): ExchangeAnswer {
  switch (task.kind) {
    case "units":
      return { ...nothing, units: unitsOf(opened(task.translation, task.earlier).exchanged, task.scope) };
    case "write":
      return { ...nothing, text: task.format === "po" ? writePo(task.files) : writeXliff(task.files) };
    case "read":
      return { ...nothing, returned: task.format === "po" ? readPo(task.text) : readXliff(task.text) };
    case "read-tmx":
      return { ...nothing, tmx: readTmx(task.file.text, task.file.locales, task.file.name) };
    case "apply":
      return { ...nothing, applied: applyReturned(opened(task.translation, NONE), task.returned) };
  }
}

function opened(texts: TranslationTexts, earlier: ReadonlyMap<string, string>): ApplyNeeds {
  const source = documentAt(texts.source, texts.publisher);
  const target = documentAt(texts.target, texts.publisher);
  const translation = {
    article: texts.article,
    locale: texts.target.locale ?? "",
    source: source.body,
    target: target.body,
  };
  return {
    exchanged: {
      rows: translationRows(indexLedger(texts.facts), translation),
      source: source.body,
      target: target.body,
      locales: { source: texts.source.locale, target: texts.target.locale },
      fields: { source: fieldsIn(source.parts), target: fieldsIn(target.parts) },
      translatedFields: texts.fields,
      earlier,
    },
    parts: target.parts,
  };
}

answerTasks(answer);
