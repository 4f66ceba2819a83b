/** What the fields of a collection are over its locales: rules, and the counterparts of values. */

import { NO_LOCALE_SETTINGS, readLocaleSettings, settingsFor } from "#core/locale/settings";
import { proposeFieldRules, type FieldProposal } from "#core/locale/field-proposals";
import { valuePairs, type PairedFields } from "#core/locale/value-pairs";
import type { Field } from "#core/schema/field";
import { fieldsOf } from "#core/schema/fields";
import type { CountedLibrary } from "../workspace/library.ts";
import { readSiteSettings } from "../workspace/site-settings.ts";
import type { Workspace } from "../workspace/workspace.ts";

export interface CollectionFields {
  readonly rules: readonly FieldProposal[];
  readonly schema: readonly Field[];
  /** The counterparts of a field's values in a locale. */
  readonly pairsIn: (locale: string, field: string) => ReadonlyMap<string, string>;
}

export type ReadCollectionFields = (site: Workspace, collection: string) => Promise<CollectionFields>;

interface Known {
  readonly library: CountedLibrary;
  readonly settings: string;
  readonly fields: CollectionFields;
}

/** Looked over once as long as the library and what `galley.json` says are the same. */
export function createCollectionFields(): ReadCollectionFields {
  const known = new WeakMap<Workspace, Map<string, Known>>();
  return async (site, collection) => {
    const library = await site.library.latest();
    const json = (await readSiteSettings(site.resolver))["locales"];
    const settings = JSON.stringify(json) ?? "";
    const ofSite = known.get(site) ?? new Map<string, Known>();
    known.set(site, ofSite);
    const before = ofSite.get(collection);
    if (before?.library === library && before.settings === settings) return before.fields;
    const said = json === undefined ? NO_LOCALE_SETTINGS : readLocaleSettings({ locales: json });
    const schema = fieldsOf((await site.library.schemaOf(collection)).json);
    const fields = lookOver(library, collection, { schema, chosen: settingsFor(said, collection).fields });
    ofSite.set(collection, { library, settings, fields });
    return fields;
  };
}

interface Said {
  readonly schema: readonly Field[];
  readonly chosen: ReturnType<typeof settingsFor>["fields"];
}

function lookOver(
  { articles, scans }: CountedLibrary,
  collection: string,
  { schema, chosen }: Said,
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
  return {
    rules: proposeFieldRules({ pairs, fields: schema, chosen }),
    schema,
    pairsIn(locale, field) {
      const key = JSON.stringify([locale, field]);
      const values = found.get(key) ?? valuePairs(byLocale.get(locale) ?? [], field);
      found.set(key, values);
      return values;
    },
  };
}
