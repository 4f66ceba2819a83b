/** What the page of translations asks of the host, for one workspace. */

import type { TranslationHost } from "../features/translations/index.ts";
import type { ContentPath, WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import { changeCallsOf } from "../state/change-calls.ts";
import type { DocumentStore } from "../state/document-store.ts";
import { exchangeHostOf } from "./exchange-host.ts";
import { memoryHostOf } from "./memory-host.ts";

export function translationHostOf(host: Host, workspace: WorkspaceId, store: DocumentStore): TranslationHost {
  const at = { workspace };
  const changes = changeCallsOf(host, workspace);
  return {
    memory: memoryHostOf(host, workspace),
    exchange: exchangeHostOf(host, workspace),
    glossary: {
      read: async () => (await host.call("glossary.read", at)).terms,
      change: async (remove, add) =>
        (await host.call("glossary.change", { ...at, remove: [...remove], add: [...add] })).terms,
      candidates: async (path) =>
        (await host.call("glossary.candidates", { ...at, path: path as ContentPath })).candidates,
    },
    states: (articles) => host.call("translations.states", { ...at, articles: [...articles] }),
    traffic: (text) => host.call("translations.traffic", { ...at, text }),
    ledger: async (collection) => (await host.call("translations.read", { ...at, collection })).facts,
    begin: async (collection, from) =>
      (await host.call("translations.begin", { ...at, collection, from })).noted,
    note: async (collection, facts, { texts, gone }) =>
      (
        await host.call("translations.note", {
          ...at,
          collection,
          facts: [...facts],
          texts: [...texts],
          ...(gone && { gone: [...gone] }),
        })
      ).facts,
    texts: async (hashes) => (await host.call("translations.texts", { ...at, hashes: [...hashes] })).texts,
    learn: async (article, hashes) =>
      (await host.call("translations.learn", { ...at, article, hashes: [...hashes] })).texts,
    async create(article, collection, locale) {
      const { path, text } = await host.call("translations.draft", { ...at, article, locale });
      await store.begin(path, collection, text);
      return path;
    },
    abandon: store.abandon,
    async rules(collection) {
      const { rules, pairs } = await host.call("translations.rules", { ...at, collection });
      const byField = new Map(
        pairs.map(({ field, locale, values }) => [JSON.stringify([locale, field]), new Map(values)]),
      );
      return { rules, pairsIn: (locale, field) => byField.get(JSON.stringify([locale, field])) ?? new Map() };
    },
    async setRule(collection, field, rule) {
      await host.call("translations.rule", { ...at, collection, field, rule });
    },
    planChange: (paths, operation) => changes.planSteps([{ paths, operation }]),
    applyPlan: (plan, label) => changes.apply(plan, label, []),
    undoChange: changes.undo,
  };
}
