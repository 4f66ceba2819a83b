export { CopyDialog } from "./copy-dialog.tsx";
export { MoveDialog } from "./move-dialog.tsx";
export { NewArticleDialog } from "./new-article-dialog.tsx";
export type { MovePlan } from "./move-dialog.tsx";
export type { NewFile } from "./new-article-dialog.tsx";
