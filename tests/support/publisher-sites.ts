/** The fixture sites, one for each publisher: its own files and the shared articles, as that publisher lays them out. */

import { cp, mkdir, readdir, stat, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { findProgram } from "../../src/services/publishers/tool-process.ts";
import { packagesOf } from "../../scripts/publisher-tools.ts";

export type FixturePublisher = "astro" | "hugo" | "jekyll" | "eleventy";

const sites = join(import.meta.dirname, "..", "sites");
const shared = join(sites, "shared");

/** Where a shared article and the pictures beside it go. */
const layouts: Readonly<Record<FixturePublisher, (slug: string, locale: string) => string>> = {
  astro: (slug, locale) => `src/content/articles/${slug}/${locale}.md`,
  hugo: (slug, locale) => `content/articles/${slug}.${locale}.md`,
  jekyll: (slug, locale) => `_articles/${locale}/${slug}.md`,
  eleventy: (slug, locale) => `articles/${locale}/${slug}.md`,
};
const pictures: Readonly<Record<FixturePublisher, readonly string[]>> = {
  astro: ["src/content/articles/links/press.svg"],
  hugo: ["static/press.svg"],
  jekyll: ["press.svg"],
  eleventy: ["articles/en/press.svg", "articles/ja/press.svg"],
};

/** Paths of all variants that the shared articles give a publisher's site. */
export async function sharedVariants(publisher: FixturePublisher): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const { slug, locale } of await sharedArticles()) paths.push(layouts[publisher](slug, locale));
  return paths.toSorted();
}

/** Make the site in `folder`, with its packages linked where its publisher comes as one. */
export async function makeSite(publisher: FixturePublisher, folder: string): Promise<void> {
  await cp(join(sites, publisher), folder, { recursive: true });
  for (const { slug, locale, file } of await sharedArticles()) {
    const to = join(folder, layouts[publisher](slug, locale));
    await mkdir(dirname(to), { recursive: true });
    await cp(file, to);
  }
  for (const path of pictures[publisher]) {
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
