// @ts-check
/**
 * Renders and judges single texts as the site's own Astro does: its configuration as Astro reads it, its Markdown
 * processor, its content collections with their own schema library. No server listens.
 *
 * node astro-texts.mjs <copy> <astro's folder> <folder for caches> <the site's packages>
 */
import { existsSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { createRequire } from "node:module";
import { answerQuestions } from "./answering.mjs";
import { patient } from "./patient.mjs";

const [root = "", folder = "", caches = "", packages = ""] = process.argv.slice(2);
/** @param {string} path @returns {Promise<any>} */
const own = (path) => import(pathToFileURL(join(folder, "dist", path)).href);

const { getViteConfig } = await own("config/index.js");
const { markdownContentEntryType } = await own("vite-plugin-markdown/content-entry-type.js");

/** What Astro makes of the site's configuration. Read again after a change of the site. */
async function readSite() {
  /** @type {any} */
  let config = null;
  const listener = {
    name: "galley",
    hooks: {
      /** @param {any} told */
      "astro:config:done": (told) => {
        config = told.config;
      },
    },
  };
  const quiet = {
    appType: "custom",
    cacheDir: join(caches, "vite-texts"),
    optimizeDeps: { noDiscovery: true },
  };
  const vite = await getViteConfig(
    {
      ...quiet,
      plugins: [rememberGlobs, giveText],
      server: {
        middlewareMode: true,
        hmr: false,
        ws: false,
        watch: null,
        fs: { allow: [root, packages] },
      },
    },
    {
      root,
      cacheDir: join(caches, "astro-texts"),
      logLevel: "error",
      devToolbar: { enabled: false },
      integrations: [listener],
      markdown: { shikiConfig: { transformers: [patient] } },
    },
  )({ mode: "development", command: "serve" });
  return { config, vite, render: await markdownContentEntryType.getRenderFunction(config) };
}

/** Loaders keep their pattern to themselves; here they say it. */
const rememberGlobs = {
  name: "galley-globs",
  enforce: "pre",
  /** @param {string} id @param {string | undefined} importer */
  async resolveId(id, importer) {
    return id === "astro/loaders" && importer !== GLOBS ? GLOBS : undefined;
  },
  /** @param {string} id */
  load(id) {
    if (id !== GLOBS) return undefined;
    const real = JSON.stringify(join(folder, "dist/content/loaders/index.js"));
    return `import * as real from ${real};
      export * from ${real};
      export const glob = (options) => Object.assign(real.glob(options), { galleyGlob: options });`;
  },
};
const GLOBS = "\0galley-globs";

/** Texts in the place of files that are modules, by their files. */
/** @type {Map<string, string>} */
const given = new Map();
const giveText = {
  name: "galley-text",
  enforce: "pre",
  /** @param {string} id */
  load: (id) => given.get(id.split("?", 1)[0] ?? ""),
};

/** @type {ReturnType<typeof readSite> | null} */
let known = null;
const site = () => (known ??= readSite());

/** The same site with its modules; only some questions need it. */
/** @type {Promise<any> | null} */
let server = null;
async function modules() {
  const { vite } = await site();
  return (server ??= (async () => {
    const { createServer } = await import(
      pathToFileURL(createRequire(join(folder, "package.json")).resolve("vite")).href
    );
    return createServer(vite);
  })());
}

/** @param {string} path */
const isMarkdown = (path) => /\.(?:md|markdown|mdown|mkdn|mkd|mdwn)$/.test(path);

/** @param {import("./answering.mjs").Question} question */
async function render({ path, text }) {
  if (path.endsWith(".mdx")) return renderModule(join(root, path), text);
  if (!isMarkdown(path)) return null;
  const { render: toHtml } = await site();
  const fileUrl = pathToFileURL(join(root, path));
  const { data, body } = await markdownContentEntryType.getEntryInfo({ contents: text, fileUrl });
  const { html } = await toHtml({ id: path, data, body, filePath: join(root, path), digest: "" });
  return withImages(html, path);
}

/**
 * A text that is a module: read as the site's server reads it, and rendered in a container of Astro's own. `null` where
 * it needs more than that gives: a page's address, its layout, a framework that is not there.
 * @param {string} file @param {string} text
 */
async function renderModule(file, text) {
  const vite = await modules();
  const id = file.split(sep).join("/");
  given.set(id, text);
  for (const module of vite.moduleGraph.getModulesByFile(id) ?? []) vite.moduleGraph.invalidateModule(module);
  const { Content, frontmatter } = await vite.ssrLoadModule(id);
  if (Content === undefined || frontmatter?.layout !== undefined) return null;
  try {
    const { experimental_AstroContainer: Container } = await vite.ssrLoadModule("astro/container");
    const container = await Container.create({ renderers: await renderers(vite) });
    const html = await container.renderToString(Content, { partial: true });
    // A page that is a text alone is given its encoding, which stands in its head.
    return html.replace(/^\s*<meta charset="utf-8"\s*\/?>/i, "");
  } catch {
    return null;
  }
}

/** What renders components of the site's frameworks; before Astro 6 it was not to be had but for MDX. @param {any} vite */
async function renderers(vite) {
  try {
    return (await vite.ssrLoadModule("virtual:astro:renderers")).renderers;
  } catch {
    const { default: ssr } = await vite.ssrLoadModule("@astrojs/mdx/server.js");
    return [{ name: "astro:jsx", serverEntrypoint: "@astrojs/mdx/server.js", ssr }];
  }
}

const IMAGE = /__ASTRO_IMAGE_="([^"]+)"/g;
const { version } = createRequire(join(folder, "package.json"))("./package.json");

/**
 * Whether Astro writes this attribute of a picture without a value. Of a collection's entry Astro 5 writes none and
 * Astro 6 all; since then, and of pages and the collections of Astro 4 before, it is all but `srcset`.
 * @param {string} path @returns {Promise<(name: string) => boolean>}
 */
async function writesEmpty(path) {
  const { config } = await site();
  const pages = join(fileURLToPath(config.srcDir), "pages") + sep;
  const isEntry = !config.legacy?.collections && !join(root, path).startsWith(pages);
  const major = Number.parseInt(version, 10);
  return (name) => (isEntry && major < 7 ? major === 6 : name !== "srcset");
}

/** Pictures beside the article get the addresses that the server gives them. @param {string} html @param {string} path */
async function withImages(html, path) {
  const found = [...new Set([...html.matchAll(IMAGE)].map(([, told = ""]) => told))];
  if (found.length === 0) return html;
  const isWritten = await writesEmpty(path);
  const vite = await modules();
  const { imageSrcToImportId } = await own("assets/utils/resolveImports.js");
  const { getImage } = await vite.ssrLoadModule("astro:assets");
  /** @type {Map<string, string>} */
  const written = new Map();
  for (const told of found) {
    const image = JSON.parse(
      told
        .replace(/&(?:#x22|quot);/g, '"')
        .replace(/&(?:#x27|apos);/g, "'")
        .replace(/&(?:amp|#x26|#38);/g, "&"),
    );
    const isRemote = URL.canParse(image.src);
    const id = isRemote ? image.src : imageSrcToImportId(image.src, path);
    const src = isRemote ? image.src : (await vite.ssrLoadModule(id)).default;
    const made = await getImage({ ...image, src });
    const { index: _index, ...attributes } = made.attributes;
    const all = { ...attributes, src: made.src, srcset: made.srcSet.attribute };
    written.set(
      told,
      Object.entries(all)
        .filter(([name, value]) => (value === "" ? isWritten(name) : value !== null && value !== undefined))
        .map(([key, value]) => `${key}="${String(value).replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`)
        .join(" "),
    );
  }
  return html.replaceAll(IMAGE, (whole, told) => written.get(told) ?? whole);
}

const CONFIGS = ["content.config", "content/config"].flatMap((name) =>
  ["mjs", "js", "mts", "ts"].map((ending) => `${name}.${ending}`),
);

/** The collection that a file belongs to, as the site's content configuration says. @param {string} path */
async function collectionOf(path) {
  const { config } = await site();
  const sources = fileURLToPath(config.srcDir);
  const file = CONFIGS.map((name) => join(sources, name)).find((each) => existsSync(each));
  if (file === undefined) return null;
  const { collections } = await (await modules()).ssrLoadModule(file);
  const picomatch = createRequire(join(folder, "package.json"))("picomatch");
  const absolute = join(root, path);
  for (const [name, collection] of Object.entries(collections ?? {})) {
    const glob = /** @type {any} */ (collection).loader?.galleyGlob;
    if (glob === undefined && /** @type {any} */ (collection).loader !== undefined) continue;
    const base = glob === undefined ? join(sources, "content", name) : placeOf(glob.base);
    const below = relative(base, absolute).split(sep).join("/");
    const pattern = glob?.pattern ?? "**/*.{md,mdx,mdoc,markdown}";
    if (!below.startsWith("../") && picomatch([pattern].flat())(below)) return { name, collection };
  }
  return null;
}

/** @param {unknown} base */
function placeOf(base) {
  if (base instanceof URL) return fileURLToPath(base);
  const text = String(base ?? ".");
  return text.startsWith("file:") ? fileURLToPath(text) : resolve(root, text);
}

/**
 * What the site's own schema says of the frontmatter, field by field, in Astro's words.
 * @param {import("./answering.mjs").Question} question
 */
async function check({ path, text }) {
  const found = await collectionOf(path);
  if (found === null) return null;
  const { z } = await own("zod.js");
  /** @type {any} */
  const collection = found.collection;
  const schema =
    typeof collection.schema === "function"
      ? collection.schema({ image: () => z.string() })
      : collection.schema;
  if (schema === undefined) return null;
  const fileUrl = pathToFileURL(join(root, path));
  let data;
  try {
    ({ data } = await markdownContentEntryType.getEntryInfo({ contents: text, fileUrl }));
  } catch (error) {
    return [{ path: [], message: firstLine(error) }];
  }
  const { errorMap } = await own("core/errors/index.js");
  // The two generations of the schema library take it under two names.
  const words = { error: (/** @type {any} */ issue) => errorMap(issue), errorMap };
  const result = await schema.safeParseAsync(data, words);
  if (result.success) return [];
  return result.error.issues.map((/** @type {any} */ issue) => ({
    path: issue.path.map((/** @type {any} */ step) => (typeof step === "number" ? step : String(step))),
    message: plainMessage(issue.message, issue.path),
  }));
}

/** Astro begins with the field's name, in bold: the form says it already. @param {string} message @param {readonly unknown[]} path */
function plainMessage(message, path) {
  const plain = String(message)
    .replaceAll("**", "")
    .replaceAll("`", "")
    .split("\n")
    .map((line) => line.trim())
    .join(" ")
    .trim();
  const name = path.join(".");
  return plain.startsWith(`${name}: `) ? plain.slice(name.length + 2) : plain;
}

/** @param {unknown} error */
function firstLine(error) {
  return String(error instanceof Error ? error.message : error).split("\n", 1)[0] ?? "";
}

await answerQuestions({
  render,
  check,
  async forget() {
    const running = server;
    given.clear();
    known = null;
    server = null;
    await (await running)?.close();
  },
});
