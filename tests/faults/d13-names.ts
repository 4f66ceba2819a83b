/** D13: names: none lost, none doubled, and those that some system refuses are not made. */

import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ContentPath } from "#contract/values";
import { outcomeOf, openArticle, startGalley, type Galley } from "./support/galley.ts";
import { tally, type DataPromise, type Tally } from "./support/promise.ts";

const DECOMPOSED = "cafe\u0301.md";
const COMPOSED = "caf\u00e9.md";

/** What a person may find in a folder: each is listed once, opened, and saved under its own name. */
const STANDING: readonly string[] = [
  COMPOSED,
  DECOMPOSED,
  "Case.md",
  "case.md",
  "日本語の記事.md",
  "が.md".normalize("NFD"),
  "が.md".normalize("NFC"),
  "🙂.md",
  "a b.md",
  " leading.md",
  "trailing .md",
  "#hash?.md",
  "100%.md",
  "%2e%2e.md",
  "con.md",
  "aux.md",
  "a:b.md",
  'quote".md',
  "back\\slash.md",
  "new\nline.md",
  "tab\t.md",
  "<img src=x onerror=alert(1)>.md",
  "-rf.md",
  "a..md",
  `${"long".repeat(62)}.md`,
];

/** What must not be made. */
const REFUSED: readonly string[] = [
  "CON.md",
  "nul.md",
  "a:b2.md",
  "new\nline2.md",
  `${"x".repeat(300)}.md`,
  "trailing.md ",
  "../out.md",
  "nul\0.md",
];

export const names: DataPromise = {
  id: "D13",
  async run({ work, saver }) {
    const site = join(work, "site");
    await mkdir(site);
    for (const name of STANDING) await writeFile(join(site, name), textOf(name));
    const wrong = tally("wrong");
    const galley = await startGalley({ userData: join(work, "data"), saver });
    const { id: workspace } = await galley.calls["workspace.open"]({ folder: site });
    const listed = await pathsListed(galley, site);
    for (const name of STANDING) {
      const count = listed.filter((path) => path === name).length;
      if (count !== 1) wrong.add(`${JSON.stringify(name)} is listed ${count} times`);
      await saveUnderItsName(galley, site, name, wrong);
    }
    const made = (await readdir(site)).length;
    if (made !== STANDING.length) wrong.add(`${made} files where ${STANDING.length} were`);
    for (const name of REFUSED) {
      const asked = { workspace, path: name as ContentPath, text: "new", encoding: "utf-8" as const };
      const outcome = await outcomeOf(galley.calls["document.create"](asked));
      if (outcome !== "bad-name" && outcome !== "invalid-input" && outcome !== "protected")
        wrong.add(`making ${JSON.stringify(name.slice(0, 20))}: ${outcome}`);
    }
    if ((await readdir(site)).length !== made) wrong.add("something was made");
    await renamedByCase(galley, site, wrong);
    await galley.close();
    return {
      figures: `${STANDING.length} names that stand, ${REFUSED.length} that are refused, 1 renamed by case alone: ${wrong.count()} wrong`,
      broken: wrong.found(),
      skipped: ["a file system that takes two spellings for one name: this machine has none"],
    };
  },
};

function textOf(name: string): string {
  return `This is ${JSON.stringify(name)}.\n`;
}

async function pathsListed(galley: Galley, site: string): Promise<readonly string[]> {
  const { id: workspace } = await galley.calls["workspace.open"]({ folder: site });
  const { articles } = await galley.calls["library.read"]({ workspace });
  return articles.flatMap(({ variants }) => variants.map(({ path }) => path as string));
}

async function saveUnderItsName(galley: Galley, site: string, name: string, wrong: Tally): Promise<void> {
  const text = `${textOf(name)}Edited.\n`;
  try {
    const article = await openArticle(galley, site, name);
    if (article.opened.text !== textOf(name)) wrong.add(`${JSON.stringify(name)} opens another's text`);
    await article.save(text);
  } catch (error) {
    wrong.add(`${JSON.stringify(name)}: ${String(error)}`);
    return;
  }
  if ((await readFile(join(site, name), "utf8")) !== text) wrong.add(`${JSON.stringify(name)} was not saved`);
}

/** Another program changes the case of an open article's name: one file, listed once, its text whole. */
async function renamedByCase(galley: Galley, site: string, wrong: Tally): Promise<void> {
  await writeFile(join(site, "turn.md"), "turn");
  const article = await openArticle(galley, site, "turn.md");
  await rename(join(site, "turn.md"), join(site, "Turn.md"));
  const outcome = await outcomeOf(article.save("mine"));
  if (outcome !== "vanished") wrong.add(`saving under the old case: ${outcome}`);
  const listed = (await pathsListed(galley, site)).filter((path) => path.toLowerCase() === "turn.md");
  if (listed.join() !== "Turn.md") wrong.add(`listed as ${listed.join(" and ")}`);
  if ((await readFile(join(site, "Turn.md"), "utf8")) !== "turn") wrong.add("its text changed");
}
