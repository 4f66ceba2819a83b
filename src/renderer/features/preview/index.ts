export type { OtherPage } from "./beside-page.tsx";
export { LaneSwitch, type PreviewLane } from "./lane-switch.tsx";
export { PreviewPane } from "./preview-pane.tsx";
export { PublishedPane } from "./published-pane.tsx";
export { initialView, type PreviewView } from "./view.ts";
