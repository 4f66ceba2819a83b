/** One open folder's index: its articles as records that queries are asked of, and what is in their bodies. */

import type { FieldMap } from "#core/frontmatter/values";
import type { Collection, Variant } from "#core/library/article";
import type { ArticleRecord, BodyCounts, VariantRecord } from "#core/query/record";
import type { CountedLibrary, LibraryReader } from "../workspace/library.ts";
import { openBodyIndex, type BodyIndex, type BodyIndexNeeds } from "./body-index.ts";
import type { IndexStore } from "./index-store.ts";

/** All articles at one moment. The same value comes back until the library is another. */
export interface IndexSnapshot {
  readonly collections: readonly Collection[];
  /** By collection, then by key. A record's body counts are those of now. */
  readonly records: readonly ArticleRecord[];
  /** Another number whenever the records' body counts may be others. */
  readonly bodiesVersion: () => number;
}

export interface WorkspaceIndex {
  readonly read: () => Promise<IndexSnapshot>;
  readonly close: () => Promise<void>;
}

export interface WorkspaceIndexNeeds extends Omit<BodyIndexNeeds, "store"> {
  readonly library: Pick<LibraryReader, "latest">;
  readonly store: () => Promise<IndexStore>;
}

export function openWorkspaceIndex(needs: WorkspaceIndexNeeds): WorkspaceIndex {
  let opening: Promise<BodyIndex> | null = null;
  let last: { readonly from: CountedLibrary; readonly snapshot: IndexSnapshot } | null = null;
  const bodies = (): Promise<BodyIndex> =>
    (opening ??= needs.store().then((store) => openBodyIndex({ ...needs, store })));
  return {
    async read() {
      const [library, index] = await Promise.all([needs.library.latest(), bodies()]);
      if (last?.from === library) return last.snapshot;
      const snapshot = snapshotOf(library, index);
      last = { from: library, snapshot };
      index.follow([...library.scans.values()]);
      return snapshot;
    },
    async close() {
      if (opening !== null) await (await opening).close();
    },
  };
}

function snapshotOf({ collections, articles, scans }: CountedLibrary, index: BodyIndex): IndexSnapshot {
  const records = articles.map((article) => ({
    article,
    variants: article.variants.map(
      (variant) => new IndexedVariant(variant, scans.get(variant.path)?.fields ?? null, index),
    ),
  }));
  return { collections, records, bodiesVersion: index.version };
}

/** A record that takes its counts from the index when it is asked: they arrive later than the fields. */
class IndexedVariant implements VariantRecord {
  readonly variant: Variant;
  readonly fields: FieldMap | null;
  private readonly index: BodyIndex;

  constructor(variant: Variant, fields: FieldMap | null, index: BodyIndex) {
    this.variant = variant;
    this.fields = fields;
    this.index = index;
  }

  get body(): BodyCounts | null {
    return this.index.countsOf(this.variant.path);
  }
}
