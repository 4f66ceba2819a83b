export { Workbench } from "./workbench.tsx";
export { SaveButton } from "./workbench-header.tsx";
export type { EditorPane, PaneChoice, Place, VariantChip, WorkbenchContents } from "./panes.ts";
