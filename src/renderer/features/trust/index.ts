export { TrustBadge } from "./trust-badge.tsx";
export { TrustDialog } from "./trust-dialog.tsx";
