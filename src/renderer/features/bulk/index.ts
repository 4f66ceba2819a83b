export { BulkPage } from "./bulk-page.tsx";
export type { About } from "./use-found-scope.ts";
