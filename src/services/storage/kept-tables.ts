/** What windows keep of their tables (views, columns, orders), for each workspace: outside of it. */

import { isObject, type JsonFile } from "./json-file.ts";

export interface KeptTables {
  /** What was last written for the workspace at `root`; `null` for nothing. */
  readonly read: (root: string) => Promise<string | null>;
  readonly write: (root: string, text: string) => Promise<void>;
}

/** The workspaces that were last written for; those of longer ago are forgotten. */
const MOST_WORKSPACES = 50;

export function openKeptTables(file: JsonFile): KeptTables {
  return {
    async read(root) {
      const { tables } = await file.read();
      const text = isObject(tables) && Object.hasOwn(tables, root) ? tables[root] : null;
      return typeof text === "string" ? text : null;
    },
    async write(root, text) {
      await file.update((value) => {
        const before = isObject(value["tables"]) ? value["tables"] : {};
        const others = Object.entries(before).filter(([each]) => each !== root);
        return { ...value, tables: Object.fromEntries([...others.slice(1 - MOST_WORKSPACES), [root, text]]) };
      });
    },
  };
}
