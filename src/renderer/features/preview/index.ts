export { PreviewPane, type PreviewPaneProps } from "./preview-pane.tsx";
export type { PreviewPlace } from "./frame-link.ts";
export type { PreviewAddresses } from "./use-preview.ts";
