/**
 * `npm run fixtures -- 10000 [folder]`: a site with so many articles, each in English and Japanese, to measure with.
 *
 * The same number makes the same files. Without a folder, one is made below the system's temporary folder.
 */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const AT_ONCE = 16;
const sample = "resources/sample-site/src/content/articles/20260406/a-week-on-the-copy-desk";

/** Bodies of about 5 KB with frontmatter as the sample site's; `articles` of them, with two files each. */
export async function writeFixtures(folder: string, articles: number): Promise<void> {
  const bodies = await Promise.all(
    ["en", "ja"].map(async (locale) => {
      const text = await readFile(join(import.meta.dirname, "..", sample, `${locale}.md`), "utf8");
      return [locale, text.slice(text.indexOf("\n---\n", 3) + 5, locale === "en" ? 5800 : 2400)] as const;
    }),
  );
  const write = async (index: number) => {
    const day = new Date(Date.UTC(2000, 0, 1 + (index >> 1))).toISOString().slice(0, 10);
    const article = join(folder, "src", "content", "articles", day.replaceAll("-", ""), `article-${index}`);
    await mkdir(article, { recursive: true });
    for (const [locale, body] of bodies) {
      const head = `---\ntitle: "Article ${index}: what was found"\ndescription: A description of article ${index}, as long as most of them are.\ndate: ${day}\ncategory: ${["news", "craft", "tools"][index % 3]}\ntags: [type, tag-${index % 40}]\ndraft: false\n---\n`;
      await writeFile(join(article, `${locale}.md`), head + body);
    }
  };
  let next = 0;
  const work = async () => {
    while (next < articles) await write(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

if (import.meta.main) {
  const [count = "", folder = join(tmpdir(), `galley-fixtures-${count}`)] = process.argv.slice(2);
  const articles = Number(count);
  if (!Number.isInteger(articles) || articles < 1) {
    console.error("Say how many articles: npm run fixtures -- 10000 [folder]");
    process.exit(2);
  }
  await writeFixtures(folder, articles);
  console.log(folder);
}
