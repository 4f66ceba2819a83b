export { Workbench } from "./workbench.tsx";
export { SaveButton } from "./workbench-header.tsx";
export { VariantMenu } from "./variant-menu.tsx";
export type { EditorPane, PaneChoice, WorkbenchContents } from "./panes.ts";
