/** How a site's translations stand to their sources. */

import type { Handlers } from "#contract/calls";
import type { WorkspaceId } from "#contract/values";
import { contentHash } from "#core/locale/content-hash";
import type { Effort } from "#core/locale/effort";
import type { LedgerFact } from "#core/locale/ledger";
import type { JsonFileNeeds } from "../storage/json-file.ts";
import type { LedgerFiles } from "../storage/ledger-files.ts";
import type { Saver } from "../storage/saver.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Permit } from "../trust/trust.ts";
import type { ReadCollectionFields } from "./collection-fields.ts";
import { earlierTexts } from "./git-baseline.ts";
import { learnCalls } from "./learn-calls.ts";
import type { KeptText, SourceTexts } from "./source-texts.ts";
import { trafficCalls } from "./traffic-calls.ts";
import {
  openTranslationReader,
  type KnownCollection,
  type ReadKnownCollection,
  type Standing,
  type TranslationReader,
} from "./translation-reader.ts";
import { variantCalls } from "./variant-calls.ts";

export interface TranslationCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  /** Leave to run git in the folder; fails with `not-trusted`. */
  readonly permitOf: (id: WorkspaceId) => Promise<Permit>;
  /** Galley's own folder, and what keeps a file there. */
  readonly own: Omit<JsonFileNeeds, "path"> & { readonly folder: string };
  readonly ledgers: LedgerFiles;
  /** Writes the site's settings where a person asked for that. */
  readonly saver: Saver;
}

type TranslationCalls = Extract<keyof Handlers, `translations.${string}`>;

export interface TranslationReading {
  readonly fieldsOf: ReadCollectionFields;
  readonly knownOf: ReadKnownCollection;
  readonly texts: SourceTexts;
}

export function translationCalls(
  { workspaceOf, permitOf, ledgers, saver }: TranslationCallsNeeds,
  { fieldsOf, knownOf, texts }: TranslationReading,
): {
  readonly calls: Pick<Handlers, TranslationCalls>;
  readonly close: () => Promise<unknown>;
} {
  const reader = openTranslationReader();
  const calls: Pick<Handlers, TranslationCalls> = {
    ...variantCalls({ workspaceOf, fieldsOf, saver }),
    ...trafficCalls(workspaceOf),
    ...learnCalls({ workspaceOf, permitOf, knownOf, texts, reader }),
    async "translations.read"({ workspace, collection }) {
      return { facts: await ledgers.read(workspaceOf(workspace).resolver.root, collection) };
    },
    "translations.states": ({ workspace, articles }) =>
      standingsOf(workspaceOf(workspace), new Set(articles), { reader, knownOf }),
    async "translations.note"({ workspace, collection, facts, texts: sources, gone }) {
      const { resolver } = workspaceOf(workspace);
      await texts.keep(sources);
      return { facts: await ledgers.add(resolver.root, collection, facts, gone) };
    },
    async "translations.begin"({ workspace, collection, from }) {
      const site = workspaceOf(workspace);
      const articles = (await site.library.read()).articles.filter((each) => each.collection === collection);
      const earlier = from === "git" ? await earlierTexts(await permitOf(workspace), articles) : null;
      // Of a collection without articles nothing is known, and nothing is asked.
      let known: KnownCollection | null = null;
      const facts: LedgerFact[] = [];
      const sources: KeptText[] = [];
      for (const article of articles) {
        // A translation that was edited and not committed was made from the source of now.
        const earlierOf = (path: string, text: string) => {
          const then = earlier?.get(path);
          return then && contentHash(then.target) === contentHash(text) ? then.source : undefined;
        };
        known ??= await knownOf(site, collection);
        for (const found of await reader.baseline(site, article, { ...known, earlierOf })) {
          facts.push(...found.facts);
          sources.push(...found.texts);
        }
      }
      await texts.keep(sources);
      await ledgers.add(site.resolver.root, collection, facts);
      return { noted: facts.length };
    },
    async "translations.texts"({ workspace, hashes }) {
      workspaceOf(workspace);
      return { texts: await texts.find(hashes) };
    },
  };
  return { calls, close: reader.close };
}

interface StandingNeeds {
  readonly reader: TranslationReader;
  readonly knownOf: ReadKnownCollection;
}

/** How the variants of these articles stand, and what those of them ask that lack one of their collection's locales. */
async function standingsOf(site: Workspace, wanted: ReadonlySet<string>, { reader, knownOf }: StandingNeeds) {
  const { articles, collections } = await site.library.latest();
  const variants: (Standing & { path: string })[] = [];
  const sources: { article: string; effort: Effort }[] = [];
  const own = articles.filter(({ id }) => wanted.has(id));
  for (const [collection, group] of Map.groupBy(own, (article) => article.collection)) {
    const known = await knownOf(site, collection);
    const locales = collections.find(({ id }) => id === collection)?.locales ?? [];
    for (const article of group) {
      variants.push(...(await reader.counts(site, article, known)));
      const there = new Set(article.variants.map(({ locale }) => locale));
      if (locales.every((locale) => there.has(locale))) continue;
      const effort = await reader.whole(site, article, known);
      if (effort) sources.push({ article: article.id, effort });
    }
  }
  return { variants, sources };
}
