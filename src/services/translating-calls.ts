/** All that a translator works with, put together. */

import type { Handlers } from "#contract/calls";
import type { WorkspaceId } from "#contract/values";
import { memoryCalls } from "./memory/memory-calls.ts";
import { translationCalls, type TranslationCallsNeeds } from "./translations/translation-calls.ts";

type TranslatingCalls = Extract<keyof Handlers, `translations.${string}` | `memory.${string}`>;

export interface Translating {
  readonly calls: Pick<Handlers, TranslatingCalls>;
  /** The workspace was closed: what is kept in memory of it goes. */
  readonly forget: (id: WorkspaceId) => void;
  readonly close: () => Promise<unknown>;
}

export function translatingCalls(needs: TranslationCallsNeeds): Translating {
  const translations = translationCalls(needs);
  const memory = memoryCalls(needs);
  return {
    calls: { ...translations.calls, ...memory.calls },
    forget: memory.forget,
    close: translations.close,
  };
}
