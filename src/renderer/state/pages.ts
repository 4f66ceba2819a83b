/** Pages of the whole workspace, beside its library: what an editor looks over many articles with. */

import type { CommandId } from "#core/commands";

/** In the order in which they are offered. */
export const pageIds = ["table", "problems", "translations", "bulk"] as const;
export type PageId = (typeof pageIds)[number];

/** The command that shows a page. */
export const pageCommands: Readonly<Record<PageId, CommandId>> = {
  table: "page.table",
  problems: "page.problems",
  translations: "page.translations",
  bulk: "page.bulk",
};
