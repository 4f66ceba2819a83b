export { RecoveryDialog, type RecoveryItem } from "./recovery-dialog.tsx";
