/** The words of the visual editor's own controls, from the catalogs. */

import type { TFunction } from "i18next";

export interface VisualWords {
  readonly label: string;
  readonly placeholder: string;
  readonly slash: {
    readonly name: string;
    readonly text: { readonly label: string; readonly [item: string]: string };
    readonly list: { readonly label: string; readonly [item: string]: string };
    readonly advanced: { readonly label: string; readonly image: string; readonly [item: string]: string };
  };
  readonly table: Readonly<Record<TableWord, string>>;
  readonly code: { readonly language: string; readonly plain: string };
  readonly task: string;
  readonly image: { readonly missing: string; readonly remote: string };
  readonly island: {
    readonly kinds: Readonly<Record<string, string>>;
    readonly edit: string;
    readonly source: string;
  };
}

export type TableWord =
  | "addRow"
  | "addColumn"
  | "deleteRow"
  | "deleteColumn"
  | "alignLeft"
  | "alignCenter"
  | "alignRight"
  | "moveColumn"
  | "moveRow";

/** All of them at once: the editor is made anew when the language changes. */
export function visualWords(t: TFunction<"visual">): VisualWords {
  return t("editor", { returnObjects: true }) as unknown as VisualWords;
}
