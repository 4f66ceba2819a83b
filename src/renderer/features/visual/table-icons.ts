/** Crepe's table buttons: their names ride on the icons, since Crepe gives the buttons none. */

import type { TableFeatureConfig } from "@milkdown/crepe/feature/table";
import type { TableWord } from "./visual-words.ts";

/** Paths on a 24-unit square, drawn as lines. */
const shapes = {
  plus: "M12 6v12M6 12h12",
  remove: "M6 7h12M9 7V5h6v2M8 7l1 12h6l1-12",
  left: "M5 6h14M5 12h9M5 18h12",
  center: "M5 6h14M8 12h8M6 18h12",
  right: "M5 6h14M10 12h9M7 18h12",
  grip: "M6 10h12M6 14h12",
  image: "M5 5h14v14H5zM5 16l4-4 3 3 3-4 4 4M9 9h.01",
} as const;

function icon(shape: keyof typeof shapes, name: string): string {
  const label = name.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" role="img" aria-label="${label}"><path d="${shapes[shape]}"/></svg>`;
}

/** The slash menu's image; the item's words name it. */
export const imageIcon = icon("image", "");

export function tableIcons(words: Readonly<Record<TableWord, string>>): TableFeatureConfig {
  return {
    addRowIcon: icon("plus", words.addRow),
    addColIcon: icon("plus", words.addColumn),
    deleteRowIcon: icon("remove", words.deleteRow),
    deleteColIcon: icon("remove", words.deleteColumn),
    alignLeftIcon: icon("left", words.alignLeft),
    alignCenterIcon: icon("center", words.alignCenter),
    alignRightIcon: icon("right", words.alignRight),
    colDragHandleIcon: icon("grip", words.moveColumn),
    rowDragHandleIcon: icon("grip", words.moveRow),
  };
}
