/** Another language of the article beside a translation: what it has for each block and field of the source. */

import { useMemo } from "react";
import type { FieldValue } from "#core/frontmatter/values";
import { valueIn } from "#core/frontmatter/values";
import type { Article } from "#core/library/article";
import type { BlockRow } from "#core/locale/block-states";
import type { Ledger } from "#core/locale/ledger";
import { indexLedger, translationRows } from "#core/locale/translation-facts";
import type { Body, Dialect } from "#core/markdown/block";
import { bodyOf } from "#core/markdown/body";
import type { DocumentSession } from "../../state/document-session.ts";
import { useSnapshotPart } from "../../state/document-store.ts";

export interface BesideDocument {
  readonly locale: string | null;
  readonly session: DocumentSession;
}

export interface BesideText {
  readonly text: string;
  /** It was made from an earlier source than the one of now. */
  readonly isStale: boolean;
}

/** A column that is only read. */
export interface Beside {
  readonly locale: string | null;
  /** What stands for the source's block of that number, with what only this language has behind it. */
  readonly textFor: (source: number | null) => BesideText | null;
  readonly fieldFor: (name: string) => FieldValue | undefined;
}

export interface BesideNeeds {
  readonly article: Article;
  /** Stands in while there is no other document. */
  readonly source: Pick<DocumentSession, "snapshot" | "subscribe">;
  readonly body: Body;
  readonly dialect: Dialect;
  readonly ledger: Ledger;
}

/** The languages meet in the source: each block of it, and what either has for it. */
export function useBeside(
  document: BesideDocument | null,
  { article, source, body, dialect, ledger }: BesideNeeds,
): Beside | null {
  const session = document?.session ?? source;
  const parts = useSnapshotPart(session, (snapshot) => snapshot.parts);
  const frontmatter = useSnapshotPart(session, (snapshot) => snapshot.frontmatter);
  const locale = document?.locale ?? null;
  const isThere = document !== null;
  // By itself: it is not taken apart again with every key that is typed into the source, or whatever is noted.
  const target = useMemo(() => (isThere ? bodyOf(parts, dialect) : null), [isThere, parts, dialect]);
  return useMemo(() => {
    if (target === null) return null;
    const translation = { article: article.key, locale: locale ?? "", source: body, target };
    const texts = textsBySource(translationRows(indexLedger(ledger), translation), target);
    return {
      locale,
      textFor: (at) => (at === null ? null : (texts.get(at) ?? null)),
      fieldFor: (name) => (frontmatter.kind === "read" ? valueIn(frontmatter.values, name) : undefined),
    };
  }, [target, frontmatter, article.key, locale, body, ledger]);
}

function textsBySource(rows: readonly BlockRow[], { blocks }: Body): ReadonlyMap<number, BesideText> {
  const texts = new Map<number, BesideText>();
  // What stands before every block of the source goes with the first.
  let last = rows.find(({ source }) => source !== null)?.source ?? 0;
  for (const { source, target, state, isLeft } of rows) {
    last = source ?? last;
    const own = target === null ? undefined : blocks[target]?.source;
    if (own === undefined) continue;
    const before = texts.get(last);
    texts.set(last, {
      text: before ? `${before.text}\n\n${own}` : own,
      isStale: (before?.isStale ?? false) || (state === "stale" && !isLeft),
    });
  }
  return texts;
}
