import type { Article } from "#core/library/article";
import type { WorkspaceValue } from "#contract/values";

/** What app/ gives the workbench: the seat that the workbench's own files take. */
export interface WorkbenchProps {
  readonly workspace: WorkspaceValue;
  readonly article: Article;
  readonly path: string;
  readonly onOpenVariant: (path: string) => void;
  readonly onClose: () => void;
}

export function Workbench({ path }: WorkbenchProps) {
  return path;
}
