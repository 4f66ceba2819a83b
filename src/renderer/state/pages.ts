/** Pages of the whole workspace, beside its library: what an editor looks over many articles with. */

import type { CommandId } from "#core/commands";

/** In the order in which they are offered. */
export const pageIds = ["dashboard", "table", "search", "problems", "translations", "media", "bulk"] as const;
export type PageId = (typeof pageIds)[number];

/** The command that shows a page. */
export const pageCommands: Readonly<Record<PageId, CommandId>> = {
  dashboard: "page.dashboard",
  table: "page.table",
  search: "page.search",
  problems: "page.problems",
  translations: "page.translations",
  media: "page.media",
  bulk: "page.bulk",
};
