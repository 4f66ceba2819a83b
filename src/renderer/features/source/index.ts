export { SourcePane } from "./source-pane.tsx";
export type { SourcePlace } from "./source-editor.ts";
