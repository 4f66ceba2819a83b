export { SearchPage } from "./search-page.tsx";
export { firstSearch, type KeptSearch } from "./search-model.ts";
export type { SearchCalls } from "./use-search.ts";
