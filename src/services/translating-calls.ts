/** All that a translator works with, put together. */

import type { Handlers } from "#contract/calls";
import type { WorkspaceId } from "#contract/values";
import { join } from "node:path";
import { exchangeCalls } from "./exchange/exchange-calls.ts";
import { glossaryCalls } from "./glossary/glossary-calls.ts";
import { memoryCalls } from "./memory/memory-calls.ts";
import { openJsonFile } from "./storage/json-file.ts";
import { createCollectionFields } from "./translations/collection-fields.ts";
import { openSourceTexts } from "./translations/source-texts.ts";
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
  const translations = translationCalls(needs);
  const texts = openSourceTexts(
    openJsonFile({ ...needs.own, path: join(needs.own.folder, "translated-from.json") }),
  );
  const exchange = exchangeCalls({ ...needs, fieldsOf: createCollectionFields(), findTexts: texts.find });
  const memory = memoryCalls({ ...needs, readTmx: exchange.readTmx });
  const glossary = glossaryCalls({ ...needs, termsShown: memory.termsShown });
  return {
    calls: { ...translations.calls, ...memory.calls, ...exchange.calls, ...glossary },
    forget: memory.forget,
    close: () => Promise.all([translations.close(), exchange.close()]),
  };
}
