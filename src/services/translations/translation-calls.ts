/** How a site's translations stand to their sources. */

import { join } from "node:path";
import type { Handlers } from "#contract/calls";
import type { WorkspaceId } from "#contract/values";
import { splitDocument } from "#core/document/parts";
import type { Article, Variant } from "#core/library/article";
import { hashOfBlock } from "#core/locale/block-states";
import {
  baselineFacts,
  countRows,
  indexLedger,
  translationRows,
  type Translation,
} from "#core/locale/translation-facts";
import type { Body } from "#core/markdown/block";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { Failure } from "#contract/failure";
import { readDocument } from "../storage/documents.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { openJsonFile, type JsonFileNeeds } from "../storage/json-file.ts";
import type { LedgerFiles } from "../storage/ledger-files.ts";
import { openSourceTexts, type KeptText } from "./source-texts.ts";

export interface TranslationCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  /** Galley's own folder, and what keeps a file there. */
  readonly own: Omit<JsonFileNeeds, "path"> & { readonly folder: string };
  readonly ledgers: LedgerFiles;
}

type TranslationCalls =
  | "translations.read"
  | "translations.states"
  | "translations.note"
  | "translations.begin"
  | "translations.texts";

export function translationCalls(needs: TranslationCallsNeeds): Pick<Handlers, TranslationCalls> {
  const { workspaceOf, own, ledgers } = needs;
  const texts = openSourceTexts(openJsonFile({ ...own, path: join(own.folder, "translated-from.json") }));
  const bodies = createBodies();
  return {
    async "translations.read"({ workspace, collection }) {
      return { facts: await ledgers.read(workspaceOf(workspace).resolver.root, collection) };
    },
    async "translations.states"({ workspace, articles: ids }) {
      const site = workspaceOf(workspace);
      const wanted = new Set(ids);
      const articles = (await site.library.latest()).articles.filter(({ id }) => wanted.has(id));
      const indexes = new Map<string, ReturnType<typeof indexLedger>>();
      const variants = [];
      for (const article of articles) {
        const { collection } = article;
        const index =
          indexes.get(collection) ?? indexLedger(await ledgers.read(site.resolver.root, collection));
        indexes.set(collection, index);
        for (const { variant, translation } of await translationsOf(site, article, bodies)) {
          const counts = countRows(translationRows(index, translation), translation);
          variants.push({ path: variant.path, counts });
        }
      }
      return { variants };
    },
    async "translations.note"({ workspace, collection, facts, texts: sources }) {
      const { resolver } = workspaceOf(workspace);
      await texts.keep(sources);
      return { facts: await ledgers.add(resolver.root, collection, facts) };
    },
    async "translations.begin"({ workspace, collection }) {
      const site = workspaceOf(workspace);
      const index = indexLedger(await ledgers.read(site.resolver.root, collection));
      const articles = (await site.library.read()).articles.filter(
        (article) => article.collection === collection,
      );
      const facts = [];
      const sources: KeptText[] = [];
      for (const article of articles) {
        for (const { translation } of await translationsOf(site, article, bodies)) {
          facts.push(...baselineFacts(index, translation));
          for (const block of translation.source.blocks)
            sources.push({ hash: hashOfBlock(block), text: block.source });
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
}

interface TranslatedVariant {
  readonly variant: Variant;
  readonly translation: Translation;
}

/** Every variant beside the source that has a locale. A file that is gone or unreadable by now has none. */
async function translationsOf(
  site: Workspace,
  article: Article,
  bodies: Bodies,
): Promise<readonly TranslatedVariant[]> {
  const [first, ...others] = article.variants;
  const source = first && others.length > 0 ? await bodies(site, first.path) : null;
  if (source === null) return [];
  const found: TranslatedVariant[] = [];
  for (const variant of others) {
    const target = variant.locale === null ? null : await bodies(site, variant.path);
    if (target === null || variant.locale === null) continue;
    found.push({ variant, translation: { article: article.key, locale: variant.locale, source, target } });
  }
  return found;
}

type Bodies = (site: Workspace, path: string) => Promise<Body | null>;

const MOST_BODIES = 4000;

/** Bodies by their files' content: a file that was read before and holds the same is not taken apart again. */
function createBodies(): Bodies {
  const known = new Map<string, Body>();
  return async (site, path) => {
    try {
      const { text, revision } = await readDocument(await site.resolver.article(path));
      const publisher = site.publisher?.name ?? null;
      const key = `${publisher ?? ""} ${/\.mdx$/i.test(path)} ${revision}`;
      const { body: part } = splitDocument(text);
      const body = known.get(key) ?? parseBody(text.slice(part.from, part.to), dialectFor(path, publisher));
      known.delete(key);
      known.set(key, body);
      const [oldest] = known.keys();
      if (known.size > MOST_BODIES && oldest !== undefined) known.delete(oldest);
      return body;
    } catch (error) {
      if (error instanceof Failure) return null;
      throw error;
    }
  };
}
