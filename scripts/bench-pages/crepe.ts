/** Crepe as it comes, with the features that Galley uses and its own way from and to Markdown: what Galley is measured against. */

import { CrepeBuilder } from "@milkdown/crepe/builder";
import { blockEdit } from "@milkdown/crepe/feature/block-edit";
import { cursor } from "@milkdown/crepe/feature/cursor";
import { linkTooltip } from "@milkdown/crepe/feature/link-tooltip";
import { placeholder } from "@milkdown/crepe/feature/placeholder";
import { table } from "@milkdown/crepe/feature/table";
import { toolbar } from "@milkdown/crepe/feature/toolbar";

declare global {
  interface Window {
    /** Show `markdown`; with `listens`, take the text as Markdown whenever typing pauses, as an app must that saves. */
    openCrepe: (markdown: string, listens: boolean) => Promise<void>;
    /** How often Crepe gave its Markdown. */
    crepeDeliveries: number;
  }
}

window.crepeDeliveries = 0;
window.openCrepe = async (markdown, listens) => {
  const builder = new CrepeBuilder({ root: "#root", defaultValue: markdown })
    .addFeature(cursor, { virtual: false })
    .addFeature(placeholder)
    .addFeature(toolbar)
    .addFeature(linkTooltip)
    .addFeature(table)
    .addFeature(blockEdit);
  if (listens) builder.on((listener) => listener.markdownUpdated(() => window.crepeDeliveries++));
  await builder.create();
};
