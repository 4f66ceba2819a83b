/** The rows of an open translation, from both unsaved texts and the ledger, and what a person does with them. */

import { useEffect, useMemo, useState } from "react";
import type { Article } from "#core/library/article";
import { hashOfBlock, type BlockRow } from "#core/locale/block-states";
import type { Ledger, LedgerFact, LedgerMark } from "#core/locale/ledger";
import { insertAtRow, replaceBlock } from "#core/locale/target-edits";
import { factOf, indexLedger, placeBlocks, translationRows } from "#core/locale/translation-facts";
import type { Body, Dialect } from "#core/markdown/block";
import { bodyOf } from "#core/markdown/body";
import type { Edit } from "#core/document/patch";
import { failureOf } from "../../state/actions.ts";
import type { DocumentSession } from "../../state/document-session.ts";
import { useSnapshotPart } from "../../state/document-store.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import type { KeptText, TranslationHost } from "./translation-host.ts";
import type { Typing } from "./typing.ts";

export interface TranslationRowsNeeds {
  readonly article: Article;
  readonly source: Pick<DocumentSession, "snapshot" | "subscribe">;
  readonly target: DocumentSession;
  /** The target is the source itself: every block stands beside itself, and nothing is asked of it. */
  readonly isSource: boolean;
  readonly typing: Typing;
  /** The target's. */
  readonly locale: string;
  readonly dialect: Dialect;
  readonly host: TranslationHost;
}

export interface TranslationRows {
  readonly rows: readonly BlockRow[];
  readonly source: Body;
  readonly target: Body;
  readonly isReadOnly: boolean;
  /** What is edited is the source itself: no block has a state. */
  readonly isSource: boolean;
  readonly failure: FailureValue | null;
  /** Write down that the row is right as it is. */
  readonly mark: (at: number, mark: LedgerMark) => void;
  /** What makes `text` the translation of the row: the target's block in another's place, or where there was none. */
  readonly editFor: (at: number, text: string) => Edit;
  /** Make `text` the translation of the row, at once. */
  readonly change: (at: number, text: string) => void;
  /** Put the target's block of that number beside the source's; `null`: beside nothing. */
  readonly place: (target: number, source: number | null) => void;
  readonly ledger: Ledger;
  readonly note: (facts: readonly LedgerFact[], texts: readonly KeptText[]) => void;
}

/** Whether a row is something to look at. */
export function isWork({ state, isLeft }: BlockRow): boolean {
  return !isLeft && state !== "current";
}

/** The row as `Typing` knows it. */
export function ownerOf(at: number): string {
  return `block ${at}`;
}

export function useTranslationRows(needs: TranslationRowsNeeds): TranslationRows {
  const { article, locale, host, dialect, isSource } = needs;
  const sourceParts = useSnapshotPart(needs.source, ({ parts }) => parts);
  const targetParts = useSnapshotPart(needs.typing, ({ parts }) => parts);
  const isReadOnly = useSnapshotPart(needs.target, ({ readOnly }) => readOnly !== null);
  const source = useMemo(() => bodyOf(sourceParts, dialect), [sourceParts, dialect]);
  const target = useMemo(() => bodyOf(targetParts, dialect), [targetParts, dialect]);
  const { ledger, setLedger, failure, fail } = useLedger(host, article.collection);
  const translation = useMemo(
    () => ({ article: article.key, locale, source, target }),
    [article.key, locale, source, target],
  );
  const index = indexLedger(ledger);
  const rows = useMemo(
    () => (isSource ? identityRows(source) : translationRows(index, translation)),
    [index, translation, isSource, source],
  );
  const document = { parts: targetParts, body: target };
  const note = (
    facts: readonly LedgerFact[],
    texts: readonly KeptText[],
    gone?: readonly LedgerFact[],
  ): void => {
    // The source is no translation: nothing is written down of it.
    if (isSource) return;
    host.note(article.collection, facts, { texts, ...(gone && { gone }) }).then(setLedger, fail);
  };
  const editFor = (at: number, text: string): Edit => {
    const place = rows[at]?.target ?? null;
    if (place !== null) return replaceBlock(document, place, text);
    return text.trim() === "" ? [] : insertAtRow(document, rows, { at, text });
  };
  return {
    rows,
    source,
    target,
    isReadOnly,
    isSource,
    failure,
    mark(at, mark) {
      const row = rows[at];
      const fact = row && factOf(row, translation, mark);
      if (!row || !fact) return;
      const block = row.source === null ? undefined : source.blocks[row.source];
      const texts = block ? [{ hash: hashOfBlock(block), text: block.source }] : [];
      note([fact], texts);
    },
    editFor,
    change: (at, text) => needs.typing.change(ownerOf(at), editFor(at, text)),
    place(target, beside) {
      const { facts, gone } = placeBlocks(index, translation, { source: beside, target });
      if (facts.length > 0) note(facts, [], gone);
    },
    ledger,
    note,
  };
}

function identityRows({ blocks }: Body): readonly BlockRow[] {
  return blocks.map((_, at) => ({
    source: at,
    target: at,
    state: "current",
    isLeft: false,
    madeFrom: [],
  }));
}

function useLedger(host: TranslationHost, collection: string) {
  const [ledger, setLedger] = useState<Ledger>([]);
  const [failure, setFailure] = useState<FailureValue | null>(null);
  useEffect(
    () => takeAnswer(host.ledger(collection), setLedger, (error) => setFailure(failureOf(error))),
    [host, collection],
  );
  return { ledger, setLedger, failure, fail: (error: unknown) => setFailure(failureOf(error)) };
}
