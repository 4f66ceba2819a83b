/** `galley locales`: how a folder tells its locales apart, and what it has in which. */

import { surveySite, type SiteSurvey } from "#core/locale/survey";
import type { Installation } from "../host/start.ts";
import { withQuietServices } from "./quiet-services.ts";
import { table } from "./table.ts";

/** Survey the folder. Fails with a `Failure` where it cannot be opened. */
export function localesOf(installation: Installation, folder: string): Promise<SiteSurvey> {
  return withQuietServices(installation, async (calls) => {
    const { id: workspace } = await calls["workspace.open"]({ folder });
    const { collections, articles } = await calls["library.read"]({ workspace });
    return surveySite(collections, articles);
  });
}

/** A row for each collection, and the site's own at the end. */
export function describeLocales(survey: SiteSurvey): string {
  const rows = survey.collections.map(({ folder, confidence, ...counts }) =>
    row(folder === "" ? "." : folder, { ...counts, confidence }),
  );
  return table(HEADINGS, [...rows, row("all", { ...survey, confidence: "" })]);
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
