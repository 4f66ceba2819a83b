/** The fields of an open translation, from both unsaved texts, the collection's rules and the ledger. */

import { useEffect, useMemo, useState } from "react";
import type { FrontmatterReading, FieldMap } from "#core/frontmatter/values";
import { isList } from "#core/frontmatter/compare";
import { editField } from "#core/frontmatter/edit";
import { NOTHING, type LedgerMark } from "#core/locale/ledger";
import { fieldText, factOfField, type FieldRow } from "#core/locale/field-states";
import { indexLedger, translationFields } from "#core/locale/translation-facts";
import { failureOf } from "../../state/actions.ts";
import type { Edit } from "#core/document/patch";
import { useSnapshotPart } from "../../state/document-store.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import type { CollectionRules, TranslationHost } from "./translation-host.ts";
import type { TranslationRows, TranslationRowsNeeds } from "./use-translation-rows.ts";

/** The rows' own, and the ledger that they keep. */
export type FieldNeeds = Pick<
  TranslationRowsNeeds,
  "article" | "source" | "typing" | "locale" | "host" | "isSource"
> &
  Pick<TranslationRows, "ledger" | "note">;

export interface TranslationFields {
  readonly rows: readonly FieldRow[];
  /** What is edited is the source itself: no field has a state. */
  readonly isSource: boolean;
  readonly failure: FailureValue | null;
  /**
   * What stands for a closed value, or for each of a list, in the target's locale; `null` where nothing says so for
   * all of them.
   */
  readonly counterpart: (row: FieldRow) => string | readonly string[] | null;
  /** What makes `text` the field's value. */
  readonly editFor: (row: FieldRow, text: string) => Edit;
  /** Make `value` the field's value, at once. */
  readonly change: (row: FieldRow, value: string | readonly string[]) => void;
  readonly mark: (row: FieldRow, mark: LedgerMark) => void;
  /** The rules were changed: read them again. */
  readonly again: () => void;
}

/** The field as `Typing` knows it. */
export function fieldOwner({ name }: FieldRow): string {
  return `field ${name}`;
}

export function useTranslationFields(needs: FieldNeeds): TranslationFields {
  const { article, source, typing, locale, host, ledger, note, isSource } = needs;
  const [times, setTimes] = useState(0);
  const { rules, failure } = useRules(host, article.collection, times);
  const one = useSnapshotPart(source, ({ frontmatter }) => frontmatter);
  const two = useSnapshotPart(typing, ({ frontmatter }) => frontmatter);
  const rows = useMemo(() => {
    const [here, there] = [valuesOf(one), valuesOf(two)];
    if (here === null || there === null || rules === null) return [];
    const fields = { source: here, target: there, rules: rules.rules };
    const found = translationFields(indexLedger(ledger), { article: article.key, locale, fields });
    return isSource ? found.map((row) => ({ ...row, state: "own" as const, madeFrom: [] })) : found;
  }, [one, two, rules, ledger, article.key, locale, isSource]);
  const editFor = (row: FieldRow, text: string): Edit => {
    const change =
      text === "" && row.source === undefined
        ? ({ kind: "remove", path: [row.name] } as const)
        : ({ kind: "set", path: [row.name], value: text } as const);
    return sameAsShown(row, text) ? [] : editField(typing.snapshot().text, change);
  };
  return {
    rows,
    isSource,
    failure,
    counterpart: (row) => counterpartOf(row, rules?.pairsIn(locale, row.name)),
    editFor,
    change(row, value) {
      const edit =
        typeof value === "string"
          ? editFor(row, value)
          : editField(typing.snapshot().text, { kind: "set", path: [row.name], value });
      typing.change(fieldOwner(row), edit);
    },
    mark(row, mark) {
      const fact = factOfField(row, { article: article.key, locale, mark });
      if (!fact) return;
      const texts = row.source === undefined ? [] : [{ hash: fact.source, text: fieldText(row.source) }];
      note(
        [fact],
        texts.filter(({ hash }) => hash !== NOTHING),
      );
    },
    again: () => setTimes((before) => before + 1),
  };
}

function counterpartOf(
  { source, rule }: FieldRow,
  pairs: ReadonlyMap<string, string> | undefined,
): string | readonly string[] | null {
  if (!rule.isPaired || pairs === undefined) return null;
  if (typeof source === "string") return pairs.get(source) ?? null;
  if (!isList(source) || source.length === 0) return null;
  const values = source.map((item) => (typeof item === "string" ? pairs.get(item) : undefined));
  return values.every((value) => value !== undefined) ? values : null;
}

/** A field that is missing or empty is shown as no text: typing back to that is no edit. */
function sameAsShown({ target }: FieldRow, text: string): boolean {
  return text === (target === undefined || target === null ? "" : fieldText(target));
}

function valuesOf(reading: FrontmatterReading): FieldMap | null {
  if (reading.kind === "read") return reading.values;
  return reading.kind === "none" ? {} : null;
}

function useRules(host: TranslationHost, collection: string, times: number) {
  const [rules, setRules] = useState<CollectionRules | null>(null);
  const [failure, setFailure] = useState<FailureValue | null>(null);
  useEffect(
    () => takeAnswer(host.rules(collection), setRules, (error) => setFailure(failureOf(error))),
    [host, collection, times],
  );
  return { rules, failure };
}
