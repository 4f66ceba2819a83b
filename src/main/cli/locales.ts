/** `galley locales`: how a folder tells its locales apart, and what it has in which. */

import { surveySite, type SiteSurvey } from "#core/locale/survey";
import type { Installation } from "../host/start.ts";
import { withQuietServices } from "./quiet-services.ts";
import { table } from "./table.ts";

/** The survey, and how many variants were made from a source that is another now, as far as the ledger says. */
export interface LocaleReport extends SiteSurvey {
  readonly stale: number;
}

const AT_ONCE = 200;

/** Survey the folder. Fails with a `Failure` where it cannot be opened. */
export function localesOf(installation: Installation, folder: string): Promise<LocaleReport> {
  return withQuietServices(installation, async (calls) => {
    const { id: workspace } = await calls["workspace.open"]({ folder });
    const { collections, articles } = await calls["library.read"]({ workspace });
    const translated = articles.filter(({ variants }) => variants.length > 1).map(({ id }) => id);
    let stale = 0;
    for (let from = 0; from < translated.length; from += AT_ONCE) {
      const ids = translated.slice(from, from + AT_ONCE);
      const { variants } = await calls["translations.states"]({ workspace, articles: ids });
      stale += variants.filter(({ counts }) => (counts?.stale ?? 0) > 0).length;
    }
    return { ...surveySite(collections, articles), stale };
  });
}

/** A row for each collection, and the site's own at the end. */
export function describeLocales(survey: LocaleReport): string {
  const rows = survey.collections.map(({ folder, confidence, ...counts }) =>
    row(folder === "" ? "." : folder, { ...counts, confidence }),
  );
  const total = row("all", { ...survey, confidence: "" });
  return `${table(HEADINGS, [...rows, total])}\n${survey.stale} stale`;
}

const HEADINGS = ["collection", "layout", "", "source", "locales", "articles", "variants", "missing"];

function row(
  name: string,
  {
    layout,
    confidence,
    source,
    locales,
    articles,
    variants,
    missing,
  }: Omit<SiteSurvey, "collections"> & { readonly confidence: string },
): readonly string[] {
  const counts = [locales.length, articles, variants, missing].map(String);
  return [name, layout, confidence, source ?? "-", ...counts];
}
