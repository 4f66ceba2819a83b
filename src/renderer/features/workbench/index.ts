export { Workbench } from "./workbench.tsx";
export { SaveButton } from "./workbench-header.tsx";
export type { PaneChoice, WorkbenchContents } from "./panes.ts";
