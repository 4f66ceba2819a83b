/** The matrix of translations over many articles, cold and again, and an open translation of 10,000 words. */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { translationRows, indexLedger } from "#core/locale/translation-facts";
import { parseBody } from "#core/markdown/body";
import { dialectFor } from "#core/markdown/dialect";
import { marksOf, markDifferences } from "#core/parity/marks";
import { createServices } from "#services/services";
import { costOf, digits, measureApart, table } from "./bench-figures.ts";
import { needsForBench } from "./bench-library.ts";

const LOCALES = ["en", "ja", "de", "fr", "pt-BR"] as const;
const AT_ONCE = 200;

interface Costs {
  readonly library: number;
  readonly cold: number;
  readonly coldWall: number;
  readonly again: number;
  readonly againWall: number;
  readonly open: number;
}

export async function benchTranslations(articles = 10_000): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "galley-bench-translations-"));
  try {
    await writeSite(folder, articles);
    const costs = JSON.parse(measureApart(import.meta.filename, [folder])) as Costs;
    return table(
      [
        "the matrix of translations",
        `${articles.toLocaleString("en-US")} articles x ${LOCALES.length} locales`,
      ],
      [
        ["reading the library, CPU ms", digits(costs.library)],
        ["every cell, cold, CPU ms", digits(costs.cold)],
        ["every cell, cold, ms on the clock", digits(costs.coldWall)],
        ["every cell again, CPU ms", digits(costs.again)],
        ["every cell again, ms on the clock", digits(costs.againWall)],
        ["opening a pair of 10,000 words, CPU ms", digits(costs.open)],
      ],
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const WORDS = "the press prints from raised type and every sheet is pulled by hand".split(" ");

function bodyOf(locale: string, article: number, paragraphs: number): string {
  const blocks = Array.from({ length: paragraphs }, (_, at) => {
    const text = Array.from({ length: 12 }, (__, word) => WORDS[(article + at + word) % WORDS.length]).join(
      " ",
    );
    return at % 6 === 0
      ? `## ${locale} ${at} ${text}`
      : `${text} (${locale}, ${article * 100 + at}) [link](/p/${at}).`;
  });
  return blocks.join("\n\n");
}

async function writeSite(folder: string, articles: number): Promise<void> {
  for (let article = 0; article < articles; article++) {
    const own = join(folder, "posts", `article-${article}`);
    await mkdir(own, { recursive: true });
    for (const locale of LOCALES) {
      const text = `---\ntitle: Article ${article} ${locale}\ndate: 2026-01-05\n---\n\n${bodyOf(locale, article, 12)}\n`;
      await writeFile(join(own, `${locale}.md`), text);
    }
  }
}

async function measure(folder: string): Promise<Costs> {
  const userData = await mkdtemp(join(tmpdir(), "galley-bench-data-"));
  const services = createServices(needsForBench(userData));
  try {
    const { id: workspace } = await services.handlers["workspace.open"]({ folder });
    let ids: string[] = [];
    const library = await costOf(async () => {
      const { articles } = await services.handlers["library.read"]({ workspace: workspace as never });
      ids = articles.map(({ id }) => id);
    });
    const all = async (): Promise<void> => {
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const part = ids.slice(from, from + AT_ONCE);
        await services.handlers["translations.states"]({ workspace: workspace as never, articles: part });
      }
    };
    const cold = await costOf(all);
    const again = await costOf(all);
    const open = await costOf(() => Promise.resolve(openPair()));
    return {
      library: library.cpu,
      cold: cold.cpu,
      coldWall: cold.wall,
      again: again.cpu,
      againWall: again.wall,
      open: open.cpu,
    };
  } finally {
    await services.close();
    await rm(userData, { recursive: true, force: true });
  }
}

/** What opening a translation does before it is drawn: both bodies, their alignment, and what differs in each pair. */
function openPair(): void {
  const [source, target] = ["en", "de"].map((locale) =>
    parseBody(bodyOf(locale, 1, 800), dialectFor("a.md", null)),
  );
  if (!source || !target) return;
  const rows = translationRows(indexLedger([]), { article: "a", locale: "de", source, target });
  for (const row of rows) {
    const [one, two] = [source.blocks[row.source ?? -1], target.blocks[row.target ?? -1]];
    if (one && two) markDifferences(marksOf([one]), marksOf([two]));
  }
}

const [folder] = process.argv.slice(2);
if (import.meta.main && folder !== undefined) console.log(JSON.stringify(await measure(folder)));
