export { ChangesDialog } from "./changes-dialog.tsx";
export { ConflictNotice } from "./conflict-notice.tsx";
export { SaveCopyDialog } from "./save-copy-dialog.tsx";
export { MergedNotice } from "./merged-notice.tsx";
