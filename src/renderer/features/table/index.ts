export { TablePage } from "./table-page.tsx";
export type { TableSource } from "./table-source.ts";
