/** The fixture sites, one for each publisher: its own files and the shared articles, as that publisher lays them out. */

import { cp, mkdir, readdir, rm, stat, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { findProgram } from "../../src/services/publishers/tool-process.ts";
import { packagesOf, type PackagedPublisher } from "../../scripts/publisher-tools.ts";

/** A publisher, in the version that the tests run or in another one: "astro", "astro@5". */
export type FixturePublisher = PackagedPublisher | "hugo" | "jekyll";

export const fixturePublishers: readonly FixturePublisher[] = [
  "astro",
  "astro@5",
  "astro@6",
  "astro-legacy@5",
  "hugo",
  "jekyll",
  "eleventy",
  "vitepress",
  "vitepress@2",
  "docusaurus",
];

/** In the version that the tests run. */
export const everydayPublishers = fixturePublishers.filter((name) => !name.includes("@"));

export type FixtureSite = "astro" | "docusaurus" | "eleventy" | "hugo" | "jekyll" | "vitepress";

const sites = join(import.meta.dirname, "..", "sites");
const shared = join(sites, "shared");

/** Where a shared article and the pictures beside it go. */
const layouts: Readonly<Record<FixtureSite, (slug: string, locale: string) => string>> = {
  astro: (slug, locale) => `src/content/articles/${slug}/${locale}.md`,
  hugo: (slug, locale) => `content/articles/${slug}.${locale}.md`,
  jekyll: (slug, locale) => `_articles/${locale}/${slug}.md`,
  eleventy: (slug, locale) => `articles/${locale}/${slug}.md`,
  docusaurus: (slug, locale) =>
    locale === "en" ? `docs/${slug}.md` : `i18n/${locale}/docusaurus-plugin-content-docs/current/${slug}.md`,
  vitepress: (slug, locale) => `${locale}/${slug}.md`,
};
const pictures: Readonly<Record<FixtureSite, readonly string[]>> = {
  astro: ["src/content/articles/links/press.svg"],
  hugo: ["static/press.svg"],
  jekyll: ["press.svg"],
  eleventy: ["articles/en/press.svg", "articles/ja/press.svg"],
  docusaurus: ["docs/press.svg", "i18n/ja/docusaurus-plugin-content-docs/current/press.svg"],
  vitepress: ["en/press.svg", "ja/press.svg"],
};

/** The fixture site of a publisher, whatever its version. */
export function fixtureSite(publisher: FixturePublisher): FixtureSite {
  return publisher.replace(/(?:-legacy)?(?:@.*)?$/, "") as FixtureSite;
}

/** Paths of all variants that the shared articles give a publisher's site. */
export async function sharedVariants(publisher: FixturePublisher): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const { slug, locale } of await sharedArticles())
    paths.push(layouts[fixtureSite(publisher)](slug, locale));
  return paths.toSorted();
}

/** Make the site in `folder`, with its packages linked where its publisher comes as one. */
export async function makeSite(publisher: FixturePublisher, folder: string): Promise<void> {
  await cp(join(sites, fixtureSite(publisher)), folder, { recursive: true });
  if (publisher === "astro-legacy@5") {
    await rm(join(folder, "src/content.config.ts"));
    await cp(join(sites, "astro-legacy"), folder, { recursive: true });
  }
  for (const { slug, locale, file } of await sharedArticles()) {
    const to = join(folder, layouts[fixtureSite(publisher)](slug, locale));
    await mkdir(dirname(to), { recursive: true });
    await cp(file, to);
  }
  for (const path of pictures[fixtureSite(publisher)]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await cp(join(shared, "press.svg"), join(folder, path));
  }
  const packages = packagesOf(publisher);
  if (packages !== null) await symlink(join(packages, "node_modules"), join(folder, "node_modules"));
}

/** Why the publisher cannot be run here; `null` where it can. `npm test` fetches what is missing and can be had. */
export async function missingPublisher(publisher: FixturePublisher): Promise<string | null> {
  const packages = packagesOf(publisher);
  if (packages === null) {
    return (await findProgram(publisher)) === null ? `${publisher} is not installed` : null;
  }
  const isThere = await stat(join(packages, "node_modules")).then(
    () => true,
    () => false,
  );
  return isThere ? null : `${publisher}'s packages are not installed: node scripts/publisher-tools.ts`;
}

interface SharedArticle {
  readonly slug: string;
  readonly locale: string;
  readonly file: string;
}

async function sharedArticles(): Promise<readonly SharedArticle[]> {
  const articles: SharedArticle[] = [];
  for (const entry of await readdir(shared, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    for (const locale of ["en", "ja"]) {
      articles.push({ slug: entry.name, locale, file: join(shared, entry.name, `${locale}.md`) });
    }
  }
  return articles;
}
