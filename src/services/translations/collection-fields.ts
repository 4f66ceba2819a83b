/** What the fields of a collection are over its locales: rules, and the counterparts of values. */

import { declaredFields, declaredValues, readGlossary, type Term } from "#core/glossary/glossary";
import { NO_LOCALE_SETTINGS, readLocaleSettings, settingsFor } from "#core/locale/settings";
import { proposeFieldRules, type FieldProposal } from "#core/locale/field-proposals";
import { valuePairs, type PairedFields } from "#core/locale/value-pairs";
import type { Field } from "#core/schema/field";
import { fieldsOf } from "#core/schema/fields";
import { readGlossaryText } from "../storage/glossary-file.ts";
import type { CountedLibrary } from "../workspace/library.ts";
import { readSiteSettings } from "../workspace/site-settings.ts";
import type { Workspace } from "../workspace/workspace.ts";

export interface CollectionFields {
  readonly rules: readonly FieldProposal[];
  readonly schema: readonly Field[];
  /** The counterparts of a field's values in a locale: those that the glossary declares, then those of the articles. */
  readonly pairsIn: (locale: string, field: string) => ReadonlyMap<string, string>;
}

export type ReadCollectionFields = (site: Workspace, collection: string) => Promise<CollectionFields>;

interface Known {
  readonly library: CountedLibrary;
  readonly settings: string;
  readonly glossary: string;
  readonly fields: CollectionFields;
}

/** Looked over once as long as the library, the glossary and what `galley.json` says are the same. */
export function createCollectionFields(): ReadCollectionFields {
  const known = new WeakMap<Workspace, Map<string, Known>>();
  return async (site, collection) => {
    const library = await site.library.latest();
    const json = (await readSiteSettings(site.resolver))["locales"];
    const settings = JSON.stringify(json) ?? "";
    const glossary = await readGlossaryText(site.resolver.root);
    const ofSite = known.get(site) ?? new Map<string, Known>();
    known.set(site, ofSite);
    const before = ofSite.get(collection);
    if (before?.library === library && before.settings === settings && before.glossary === glossary)
      return before.fields;
    const said = json === undefined ? NO_LOCALE_SETTINGS : readLocaleSettings({ locales: json });
    const schema = fieldsOf((await site.library.schemaOf(collection)).json);
    const fields = lookOver(library, collection, {
      schema,
      chosen: settingsFor(said, collection).fields,
      terms: readGlossary(glossary),
    });
    ofSite.set(collection, { library, settings, glossary, fields });
    return fields;
  };
}

interface Said {
  readonly schema: readonly Field[];
  readonly chosen: ReturnType<typeof settingsFor>["fields"];
  readonly terms: readonly Term[];
}

function lookOver(
  { articles, collections, scans }: CountedLibrary,
  collection: string,
  { schema, chosen, terms }: Said,
): CollectionFields {
  const pairs = articles
    .filter((article) => article.collection === collection)
    .flatMap(({ variants: [source, ...others] }) =>
      others.map(({ path, locale }) => ({
        locale,
        source: (source && scans.get(source.path)?.fields) ?? null,
        target: scans.get(path)?.fields ?? null,
      })),
    );
  const byLocale: ReadonlyMap<string | null, readonly PairedFields[]> = Map.groupBy(
    pairs,
    ({ locale }) => locale,
  );
  const found = new Map<string, ReadonlyMap<string, string>>();
  const source = collections.find(({ id }) => id === collection)?.locales[0] ?? null;
  return {
    rules: proposeFieldRules({ pairs, fields: schema, chosen, declared: declaredFields(terms) }),
    schema,
    pairsIn(locale, field) {
      const key = JSON.stringify([locale, field]);
      const values =
        found.get(key) ??
        new Map([
          ...valuePairs(byLocale.get(locale) ?? [], field),
          ...declaredValues(terms, { source, target: locale }, field),
        ]);
      found.set(key, values);
      return values;
    },
  };
}
