// @ts-check
/**
 * Renders single texts as the site's own VitePress does: its settings, its Markdown renderer, and Vue's own compiler
 * and server renderer for what that makes. Pages with scripts or components of their own are left to the site's
 * server, which alone knows these.
 *
 * node vitepress-texts.mjs <the site's folder in the copy> <VitePress's entry> <copy>
 */
import { createRequire } from "node:module";
import { join, posix, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { answerQuestions } from "./answering.mjs";
import "./vitepress-config.mjs";

const [folder = "", entry = "", root = ""] = process.argv.slice(2);
const vitepress = await import(pathToFileURL(entry).href);
const require = createRequire(entry);
const vue = require("vue");
const { renderToString } = require("vue/server-renderer");

async function readSite() {
  const config = await vitepress.resolveConfig(folder, "serve", "development");
  const { srcDir, markdown, site, logger } = config;
  const renderer = await vitepress.createMarkdownRenderer(srcDir, markdown ?? {}, site.base, logger);
  return { config, renderer };
}

/** The settings and what was made of them; read when they are needed and again after a change of the site. */
/** @type {ReturnType<typeof readSite> | null} */
let known = null;

/** Other files' text stands in the page: it is read by the server alone. */
const INCLUDES = /<!--\s*@include:/;

/** @param {import("./answering.mjs").Question} question */
async function render({ path, text }) {
  const { config, renderer } = await (known ??= readSite());
  const page = relative(config.srcDir, join(root, path)).split(sep).join("/");
  if (!config.pages.includes(page) || INCLUDES.test(text)) return null;
  const env = environment(config, page);
  const markup = await (renderer.renderAsync ?? renderer.render).call(renderer, text, env);
  if ((env.sfcBlocks?.scripts ?? []).length > 0) return null;
  const html = await renderTemplate(config, markup, env.frontmatter ?? {});
  return html && withPictures(html, config.site.base + posix.dirname(page));
}

/**
 * What VitePress tells its renderer of the page.
 * @param {any} config @param {string} page @returns {any}
 */
function environment({ srcDir, rewrites, cleanUrls, site }, page) {
  const relativePath = rewrites.map[page] ?? page;
  const locales = Object.keys(site.locales ?? {});
  return {
    path: posix.join(srcDir, relativePath),
    relativePath,
    cleanUrls,
    includes: [],
    realPath: posix.join(srcDir, page),
    localeIndex: locales.find((each) => each !== "root" && relativePath.startsWith(`${each}/`)) ?? "root",
  };
}

/**
 * The markup as Vue writes it, its braces filled in; `null` where it needs what the page's modules bring.
 * @param {any} config @param {string} template @param {unknown} $frontmatter
 */
async function renderTemplate(config, template, $frontmatter) {
  let isWhole = true;
  const app = vue.createSSRApp({ template });
  Object.assign(app.config.globalProperties, { $frontmatter });
  Object.assign(app.config.compilerOptions, config.vue?.template?.compilerOptions);
  // Vue in production says nothing of what it does not know; whoever asks for it is heard.
  const unknown = { get: () => void (isWhole = false), has: () => false };
  app._context.components = new Proxy({}, unknown);
  app._context.directives = new Proxy({}, unknown);
  try {
    const html = await renderToString(app);
    return isWhole ? html : null;
  } catch {
    // A value that a component would bring; or a mistake, and then the server says what it is.
    return null;
  }
}

const PICTURE = /(<(?:img|video|audio|source)\b[^>]*?\s(?:src|poster)=")\.\/([^"]*)"/g;

/** A picture beside the article is where the server has it. @param {string} html @param {string} place */
function withPictures(html, place) {
  return html.replaceAll(PICTURE, (_whole, before, name) => `${before}${posix.join(place, name)}"`);
}

await answerQuestions({
  render,
  async forget() {
    known = null;
    vitepress.disposeMdItInstance?.();
  },
});
