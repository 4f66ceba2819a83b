export { VisualPane } from "./visual-pane.tsx";
