import type { RowLayout } from "#core/query/record";

/** What the bulk page is about, as the page that leads to it asks. */
export interface BulkScope {
  readonly collection: string | null;
  /** A table's query; "" for all. */
  readonly query: string;
  readonly layout: RowLayout;
  /** Only these files of it; `null` for all. */
  readonly picked: readonly string[] | null;
  /** A field whose values are looked at; `null` for a change of articles. */
  readonly values: string | null;
}
