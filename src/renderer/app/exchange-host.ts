/** What the exchange with translators' tools asks of the host, for one workspace. */

import type { ReadTranslation } from "#contract/exchange";
import type { WorkspaceId } from "#contract/values";
import { madeFacts } from "#core/exchange/made-facts";
import type { ExchangeHost } from "../features/translations/index.ts";
import type { Host } from "../host/create-host.ts";
import { changeCallsOf } from "../state/change-calls.ts";

export function exchangeHostOf(host: Host, workspace: WorkspaceId): ExchangeHost {
  const at = { workspace };
  const changes = changeCallsOf(host, workspace);
  return {
    export: (choice) => host.call("exchange.export", { ...at, ...choice, articles: [...choice.articles] }),
    read: (name, text) => host.call("exchange.read", { ...at, name, text }),
    plan: changes.planEdits,
    async apply({ plan, refused: left }, label, files) {
      const outcome = await changes.apply(plan, label, []);
      // Which files of a set that was interrupted are written is not known here.
      if (!outcome.isFinished) return outcome;
      const refused = new Set([...left, ...outcome.refused].map(({ path }) => path));
      const made = files.filter(({ path }) => !refused.has(path));
      await noteMade(host, workspace, made);
      return outcome;
    },
    exportMemory: (source, target) => host.call("memory.export", { ...at, source, target }),
    importMemory: (languages, file) => host.call("memory.import", { ...at, ...languages, ...file }),
    undo: changes.undo,
  };
}

/** Where the site keeps a ledger, what came back translated is current from now on. */
async function noteMade(
  host: Host,
  workspace: WorkspaceId,
  files: readonly ReadTranslation[],
): Promise<void> {
  for (const { collection, ...noted } of madeFacts(files)) {
    const { facts } = await host.call("translations.read", { workspace, collection });
    if (facts.length > 0) await host.call("translations.note", { workspace, collection, ...noted });
  }
}
