/** Translations for tests of the exchange, made of two texts. */

import { applyEdit } from "#core/document/patch";
import { applyReturned, type Applied, type ApplyNeeds } from "#core/exchange/apply";
import type { ExchangeFile, Returned, ReturnedFile } from "#core/exchange/model";
import { unitsOf, type ExchangeScope } from "#core/exchange/units";
import { fieldsIn } from "#core/frontmatter/read";
import { blockRows, type BlockFacts } from "#core/locale/block-states";
import { documentAt } from "#core/markdown/document-at";

export function opened(source: string, target: string, facts: BlockFacts = []): ApplyNeeds {
  const [one, other] = [sideOf(source), sideOf(target)];
  return {
    exchanged: {
      rows: blockRows(one.body.blocks, other.body.blocks, facts),
      source: one.body,
      target: other.body,
      locales: { source: "en", target: "ja" },
      fields: { source: one.fields, target: other.fields },
      translatedFields: ["title", "description"],
      earlier: new Map(),
    },
    parts: other.parts,
  };
}

function sideOf(text: string) {
  const { parts, body } = documentAt({ path: "a.md", text }, null);
  return { parts, body, fields: fieldsIn(parts) };
}

export function fileOf(needs: ApplyNeeds, scope: ExchangeScope): ExchangeFile {
  const units = unitsOf(needs.exchanged, scope);
  return { path: "a/ja.md", sourcePath: "a/en.md", source: "en", target: "ja", units };
}

export function returnedFile(returned: Returned): ReturnedFile {
  if (returned.kind === "refused") throw new Error(`${returned.fault} ${returned.line} ${returned.detail}`);
  return returned.files[0] ?? { path: "", target: null, units: [] };
}

/** The translation's text after what came back. */
export function textAfter(
  needs: ApplyNeeds,
  returned: ReturnedFile,
): { readonly text: string; readonly applied: Applied } {
  const applied = applyReturned(needs, returned);
  return { text: applyEdit(needs.parts.text, applied.edit), applied };
}
