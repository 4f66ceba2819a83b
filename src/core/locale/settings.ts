/** What a person says about locales in `galley.json`: it goes before whatever the paths show. */

import type { LocaleLayout } from "../library/article.ts";
import { readLocaleValue } from "./tags.ts";

export interface CollectionLocaleSettings {
  readonly layout: LocaleLayout["kind"] | null;
  /** The only names that are locales here, as tags; `null`: whatever is found. */
  readonly locales: readonly string[] | null;
  readonly source: string | null;
  /** What the files that no name gives a locale are written in. */
  readonly standard: string | null;
  /** How each field relates between locales, where that is not to be inferred. */
  readonly fields: ReadonlyMap<string, FieldRule>;
}

/** `translate`: written anew in each locale. `same`: equal in all. `own`: each locale's affair. */
export const fieldRules = ["translate", "same", "own"] as const;
export type FieldRule = (typeof fieldRules)[number];

export interface LocaleSettings extends CollectionLocaleSettings {
  /** A table of addresses and views, from the workspace's root: what is read most is translated first. */
  readonly traffic: string | null;
  /** By the collection's folder from the workspace's root. */
  readonly collections: ReadonlyMap<string, CollectionLocaleSettings>;
}

const NOTHING: CollectionLocaleSettings = {
  layout: null,
  locales: null,
  source: null,
  standard: null,
  fields: new Map(),
};

export const NO_LOCALE_SETTINGS: LocaleSettings = { ...NOTHING, traffic: null, collections: new Map() };

/**
 * Read the `locales` part of `galley.json`:
 * `{"locales": {"source": "en", "default": "en", "fields": {"date": "same"}, "traffic": "views.csv",
 * "collections": {"docs": {"layout": "folder", "locales": ["en", "ja"]}}}}`.
 *
 * `json` is the whole file's value, of any shape. What is not understood counts as not said.
 */
export function readLocaleSettings(json: unknown): LocaleSettings {
  const locales = isRecord(json) ? json["locales"] : null;
  if (!isRecord(locales)) return NO_LOCALE_SETTINGS;
  const collections = isRecord(locales["collections"]) ? locales["collections"] : {};
  return {
    ...readOne(locales),
    traffic: readPath(locales["traffic"]),
    collections: new Map(
      Object.entries(collections).flatMap(([folder, value]) =>
        isRecord(value) ? [[plainFolder(folder), readOne(value)] as const] : [],
      ),
    ),
  };
}

/** The collection's settings, with the site's where it has none of its own. */
export function settingsFor(settings: LocaleSettings, folder: string): CollectionLocaleSettings {
  const own = settings.collections.get(folder) ?? NOTHING;
  return {
    layout: own.layout ?? settings.layout,
    locales: own.locales ?? settings.locales,
    source: own.source ?? settings.source,
    standard: own.standard ?? settings.standard,
    fields: new Map([...settings.fields, ...own.fields]),
  };
}

const LAYOUTS: ReadonlySet<unknown> = new Set<LocaleLayout["kind"]>(["none", "file", "suffix", "folder"]);
const RULES: ReadonlySet<unknown> = new Set(fieldRules);

function readOne(value: Readonly<Record<string, unknown>>): CollectionLocaleSettings {
  const { layout, locales, source, fields } = value;
  const named = Array.isArray(locales) ? locales.map(readLocaleValue).filter((tag) => tag !== null) : [];
  return {
    layout: isLayout(layout) ? layout : null,
    locales: named.length === 0 ? null : named,
    source: readLocaleValue(source),
    standard: readLocaleValue(value["default"]),
    fields: new Map(
      Object.entries(isRecord(fields) ? fields : {}).flatMap(([name, rule]) =>
        isRule(rule) ? [[name, rule] as const] : [],
      ),
    ),
  };
}

function readPath(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? plainFolder(value.trim()) : null;
}

function isLayout(value: unknown): value is LocaleLayout["kind"] {
  return LAYOUTS.has(value);
}

function isRule(value: unknown): value is FieldRule {
  return RULES.has(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function plainFolder(path: string): string {
  return path.replace(/^\.?\/+/, "").replace(/\/+$/, "");
}
