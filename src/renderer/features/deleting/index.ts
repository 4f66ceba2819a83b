export { DeleteDialog } from "./delete-dialog.tsx";
export { DeletedDialog } from "./deleted-dialog.tsx";
