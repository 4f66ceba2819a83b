// @ts-check
/**
 * Renders single texts as the site's own Eleventy does: its configuration, its data, its template engines and its
 * Markdown, with the text in place of what the file holds. Layouts are left to the page.
 *
 * node eleventy-texts.mjs <Eleventy's entry>
 */
import { pathToFileURL } from "node:url";
import { answerQuestions } from "./answering.mjs";

const [entry = ""] = process.argv.slice(2);
const { default: Eleventy } = await import(pathToFileURL(entry).href);

/** The site as Eleventy read it, with every file's template; read when it is needed and again after a change. */
/** @type {Promise<Map<string, any>> | null} */
let known = null;

async function readSite() {
  const eleventy = new Eleventy(undefined, undefined, { quietMode: true, runMode: "build", pathPrefix: "/" });
  await eleventy.toJSON();
  /** @type {readonly any[]} */
  const entries = eleventy.writer.templateMap.getMap();
  return new Map(entries.map((each) => [each.inputPath.replace(/^\.\//, ""), each]));
}

/** @param {import("./answering.mjs").Question} question */
async function render({ path, text }) {
  const site = await (known ??= readSite());
  const read = site.get(path);
  if (read === undefined) return null;
  const { template } = read;
  const own = new template.constructor(
    template.inputPath,
    template.templateData,
    template.extensionMap,
    template.eleventyConfig,
  );
  own.setTransforms({});
  own.setInputContent(text);
  const data = await own.getData();
  data.collections = read.data.collections;
  const [page] = await own.getTemplates(data);
  if (page === undefined) return null;
  await page.template.resolveRemainingComputedData(page.data);
  return page.template.renderPageEntryWithoutLayout(page);
}

await answerQuestions({
  render,
  async forget() {
    known = null;
  },
});
