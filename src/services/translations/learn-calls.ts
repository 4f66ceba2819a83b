/** Sources as they were when something was translated from them, learnt from git's history when a person asks. */

import type { Handlers } from "#contract/calls";
import { Failure } from "#contract/failure";
import { earlierVersions } from "./git-sources.ts";
import type { KeptText } from "./source-texts.ts";
import type { TranslationCallsNeeds, TranslationReading } from "./translation-calls.ts";
import type { TranslationReader } from "./translation-reader.ts";

export interface LearnCallsNeeds
  extends
    Pick<TranslationCallsNeeds, "workspaceOf" | "permitOf">,
    Pick<TranslationReading, "knownOf" | "texts"> {
  readonly reader: TranslationReader;
}

export function learnCalls({
  workspaceOf,
  permitOf,
  knownOf,
  texts,
  reader,
}: LearnCallsNeeds): Pick<Handlers, "translations.learn"> {
  return {
    async "translations.learn"({ workspace, article: id, hashes }) {
      const site = workspaceOf(workspace);
      const article = (await site.library.latest()).articles.find((each) => each.id === id);
      const [source] = article?.variants ?? [];
      if (!article || !source) throw new Failure("not-found", { path: id });
      const versions = await earlierVersions(await permitOf(workspace), source.path);
      const known = await knownOf(site, article.collection);
      const found = await findTexts(new Set(hashes), versions, (text) =>
        reader.textsIn(site, { path: source.path, text }, known),
      );
      await texts.keep(found);
      return { texts: [...found] };
    },
  };
}

/** Those of the wanted texts that some version holds; no more versions are looked through than that takes. */
async function findTexts(
  wanted: ReadonlySet<string>,
  versions: readonly string[],
  textsIn: (text: string) => Promise<readonly KeptText[]>,
): Promise<readonly KeptText[]> {
  const found = new Map<string, KeptText>();
  for (const version of versions) {
    if (found.size === wanted.size) break;
    for (const text of await textsIn(version)) if (wanted.has(text.hash)) found.set(text.hash, text);
  }
  return [...found.values()];
}
