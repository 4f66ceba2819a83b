/** An open workspace as publishing sees it. */

import { readDocument } from "../storage/documents.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { PublishedWorkspace } from "./publishing.ts";

/** Files are read through the path resolver, as everything is. */
export function publishedWorkspace({ value, publisher, resolver }: Workspace): PublishedWorkspace {
  return {
    root: value.root,
    publisher,
    async readText(path) {
      const { text } = await readDocument(await resolver.article(path));
      return text;
    },
  };
}
