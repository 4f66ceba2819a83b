import type { Article } from "#core/library/article";
import type { OpenWorkspace } from "./workspace-state.ts";

/** The article that has a variant at `path`; `null` while the library is not read, or when it lists none. */
export function articleAt(workspace: OpenWorkspace | null, path: string): Article | null {
  if (workspace?.library.kind !== "read") return null;
  return (
    workspace.library.articles.find(({ variants }) => variants.some((variant) => variant.path === path)) ??
    null
  );
}
