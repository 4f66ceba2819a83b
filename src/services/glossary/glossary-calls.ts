/** The site's glossary over the contract. */

import type { Handlers } from "#contract/calls";
import type { WorkspaceId } from "#contract/values";
import { readGlossary, termsFor, withoutTerm, withTerm } from "#core/glossary/glossary";
import type { Saver } from "../storage/saver.ts";
import { openGlossaryFile, readGlossaryText } from "../storage/glossary-file.ts";
import type { MemoryCalls } from "../memory/memory-calls.ts";
import type { Workspace } from "../workspace/workspace.ts";

export interface GlossaryCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  readonly saver: Saver;
  readonly termsShown: MemoryCalls["termsShown"];
}

type GlossaryCalls = "glossary.read" | "glossary.change" | "glossary.candidates";

export function glossaryCalls(needs: GlossaryCallsNeeds): Pick<Handlers, GlossaryCalls> {
  const { workspaceOf, saver, termsShown } = needs;
  const file = openGlossaryFile(saver);
  const rootOf = (id: WorkspaceId): string => workspaceOf(id).resolver.root;
  return {
    async "glossary.read"({ workspace }) {
      return { terms: readGlossary(await readGlossaryText(rootOf(workspace))) };
    },
    async "glossary.change"({ workspace, remove, add }) {
      const text = await file.update(rootOf(workspace), (before) =>
        add.reduce(withTerm, remove.reduce(withoutTerm, before)),
      );
      return { terms: readGlossary(text) };
    },
    async "glossary.candidates"({ workspace, path }) {
      const terms = readGlossary(await readGlossaryText(rootOf(workspace)));
      return { candidates: await termsShown(workspace, path, (locales) => termsFor(terms, locales)) };
    },
  };
}
