/** All that a translator works with, put together. */

import type { Handlers } from "#contract/calls";
import type { WorkspaceId } from "#contract/values";
import { join } from "node:path";
import { exchangeCalls } from "./exchange/exchange-calls.ts";
import { glossaryCalls } from "./glossary/glossary-calls.ts";
import { memoryCalls } from "./memory/memory-calls.ts";
import { indexLedger } from "#core/locale/translation-facts";
import { openJsonFile } from "./storage/json-file.ts";
import { createCollectionFields } from "./translations/collection-fields.ts";
import { openSourceTexts } from "./translations/source-texts.ts";
import type { ReadKnownCollection } from "./translations/translation-reader.ts";
import { translationCalls, type TranslationCallsNeeds } from "./translations/translation-calls.ts";

type TranslatingCalls = Extract<
  keyof Handlers,
  `translations.${string}` | `memory.${string}` | `exchange.${string}` | `glossary.${string}`
>;

export interface Translating {
  readonly calls: Pick<Handlers, TranslatingCalls>;
  /** The workspace was closed: what is kept in memory of it goes. */
  readonly forget: (id: WorkspaceId) => void;
  readonly close: () => Promise<unknown>;
}

export function translatingCalls(needs: TranslationCallsNeeds): Translating {
  const texts = openSourceTexts(
    openJsonFile({ ...needs.own, path: join(needs.own.folder, "translated-from.json") }),
  );
  const fieldsOf = createCollectionFields();
  const knownOf: ReadKnownCollection = async (site, collection) => {
    const ledger = await needs.ledgers.read(site.resolver.root, collection);
    const { rules } = await fieldsOf(site, collection);
    return { index: indexLedger(ledger), rules };
  };
  const translations = translationCalls(needs, { fieldsOf, knownOf, texts });
  const exchange = exchangeCalls({ ...needs, knownOf, findTexts: texts.find });
  const memory = memoryCalls({ ...needs, readTmx: exchange.readTmx });
  const glossary = glossaryCalls({ ...needs, termsShown: memory.termsShown });
  return {
    calls: { ...translations.calls, ...memory.calls, ...exchange.calls, ...glossary },
    forget: memory.forget,
    close: () => Promise.all([translations.close(), exchange.close()]),
  };
}
