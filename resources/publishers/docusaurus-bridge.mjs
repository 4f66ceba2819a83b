// @ts-check
/**
 * Builds a copy of a site with the site's own Docusaurus, as for publication, and builds it again whenever a file of
 * the copy changes; tells Galley when it has, what is wrong, and where each file publishes.
 *
 * Docusaurus's development server serves one locale and empty pages that a browser fills, so what is published is
 * built instead. That is quick enough because the bundler is kept: a second build compiles what changed and writes
 * the pages. Where Docusaurus does not show its bundler (before 3.6, or with Rspack) each build is a whole one.
 *
 * node docusaurus-bridge.mjs <copy> <Docusaurus's entry> <output> <folder for caches> <origin> <"build" | "watch">
 */
import { existsSync, readdirSync, watch, writeFileSync } from "node:fs";
import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative, sep } from "node:path";
import { endWithGalley, tell } from "./telling.mjs";

const [root = "", entry = "", output = "", caches = "", origin = "", mode = ""] = process.argv.slice(2);
endWithGalley();

process.env["NODE_ENV"] = "production";
process.env["BABEL_ENV"] = "production";
// Each build listens for the end of the process anew.
process.setMaxListeners(0);
const require = createRequire(entry);
const isWatching = mode === "watch";
const staging = isWatching ? join(caches, "staging") : output;

/** What the configuration, as it was loaded last, says. */
/** @type {any} */
let site = null;
/** Where each file publishes, by locale. */
/** @type {Map<string, Map<string, string>>} */
const routes = new Map();
/** The bundler of each locale, and the addresses that it was made for. */
/** @type {Map<string, { readonly compiler: any, readonly close: any, readonly routes: string }>} */
const kept = new Map();
let locale = "";
let base = "/";

/** Added to the site's own plugins: it sees what they load, and hands the bundler over. */
globalThis.galleyPlugin = (/** @type {any} */ context) => {
  site = context;
  locale = context.i18n.currentLocale;
  if (locale === context.i18n.defaultLocale) base = context.baseUrl;
  return {
    name: "galley",
    /** @param {any} told */
    allContentLoaded({ allContent }) {
      routes.set(locale, routesIn(allContent));
    },
    /** @param {any} config @param {boolean} _isServer @param {any} utilities */
    configureWebpack(config, _isServer, utilities) {
      if (config.cache?.type === "filesystem") config.cache.cacheDirectory = join(caches, "webpack");
      if (isWatching) keepBundler(utilities?.currentBundler);
      return {};
    },
  };
};

/**
 * Where each file publishes, from what the plugins of Docusaurus know of their content.
 * @param {any} allContent @returns {Map<string, string>}
 */
function routesIn(allContent) {
  /** @type {Map<string, string>} */
  const found = new Map();
  const add = (/** @type {any} */ each) => {
    const { source, permalink } = each?.metadata ?? each ?? {};
    if (typeof source === "string" && typeof permalink === "string")
      found.set(source.replace(/^@site\//, ""), encodeURI(decoded(permalink)));
  };
  const instances = (/** @type {string} */ name) => Object.values(allContent[name] ?? {});
  for (const docs of instances("docusaurus-plugin-content-docs"))
    for (const version of docs?.loadedVersions ?? []) version.docs.forEach(add);
  for (const blog of instances("docusaurus-plugin-content-blog")) blog?.blogPosts?.forEach(add);
  for (const pages of instances("docusaurus-plugin-content-pages")) pages?.forEach?.(add);
  return found;
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** @param {any} bundler */
function keepBundler(bundler) {
  if (bundler?.name !== "webpack" || bundler.instance.isGalleys) return;
  const webpack = bundler.instance;
  bundler.instance = new Proxy(webpack, {
    get: (target, name) => (name === "isGalleys" ? true : Reflect.get(target, name)),
    apply(target, self, given) {
      const known = kept.get(locale);
      const now = JSON.stringify([...(routes.get(locale) ?? [])]);
      // Links between articles are known to a bundler by their addresses: with others it is another one.
      if (known?.routes === now) {
        for (const each of known.compiler.compilers ?? [known.compiler]) {
          // What was written before is gone from the folder.
          each._assetEmittingWrittenFiles?.clear();
          each._assetEmittingSourceCache = new WeakMap();
          each._assetEmittingPreviousFiles?.clear();
        }
        return known.compiler;
      }
      known?.close(() => undefined);
      const compiler = Reflect.apply(target, self, given);
      const close = compiler.close.bind(compiler);
      compiler.close = (/** @type {(error?: Error) => void} */ done) => done();
      kept.set(locale, { compiler, close, routes: now });
      return compiler;
    },
  });
}

/** The site's configuration with Galley's plugin beside its own, in a file that Docusaurus loads as it does any. */
function writeConfiguration() {
  const endings = ["ts", "mts", "cts", "js", "mjs", "cjs"];
  const own = endings
    .map((ending) => join(root, `docusaurus.config.${ending}`))
    .find((path) => existsSync(path));
  if (own === undefined) throw new Error("docusaurus.config.js is not there");
  // Beside the site's own: themes and plugins are looked for from where the configuration is.
  const file = join(root, ".galley-docusaurus.config.js");
  writeFileSync(
    file,
    `const given = require(${JSON.stringify(own)});
const own = given.default ?? given;
module.exports = async () => {
  const config = typeof own === "function" ? await own() : await own;
  return {
    ...config,
    ${/^https?:/.test(origin) ? `url: ${JSON.stringify(origin)},` : ""}
    plugins: [...(config.plugins ?? []), (context) => globalThis.galleyPlugin(context)],
  };
};
`,
    { mode: 0o600 },
  );
  return file;
}

const { build } = require(entry);

/** Build one locale again, or all. */
/** @param {string | null} only */
async function buildSite(only) {
  const options = { config: writeConfiguration(), outDir: staging, minify: !isWatching };
  const one = only === null ? null : localeBuilder();
  if (one === null) {
    await build(root, options);
    return;
  }
  await one({ siteDir: root, locale: only, cliOptions: options });
}

/** Docusaurus's own builder of one locale, which its command calls for each; `null` where it has none by this name. */
function localeBuilder() {
  try {
    return require(join(dirname(entry), "commands", "build", "buildLocale.js")).buildLocale ?? null;
  } catch {
    return null;
  }
}

/** Put what was built where it is shown: pages are there all the time, and what no longer is goes. */
/** @param {string | null} only */
async function show(only) {
  const i18n = site.i18n;
  const below = only === null || only === i18n.defaultLocale ? "" : only;
  const others = i18n.locales.filter((/** @type {string} */ each) => each !== i18n.defaultLocale);
  const isOthers = (/** @type {string} */ path) =>
    only !== null && below === "" && others.includes(path.split("/", 1)[0]);
  const [from, to] = [join(staging, below), join(output, below)];
  const built = await filesIn(from);
  await mkdir(to, { recursive: true });
  await cp(from, to, { recursive: true, force: true });
  for (const path of await filesIn(to)) {
    if (!built.has(path) && !isOthers(path)) await rm(join(to, path), { force: true });
  }
}

/** @param {string} folder @returns {Promise<Set<string>>} */
async function filesIn(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return new Set(
    entries
      .filter((each) => each.isFile())
      .map((each) => relative(folder, join(each.parentPath, each.name)).split(sep).join("/")),
  );
}

/** @param {unknown} error @returns {string} */
function reasonOf(error) {
  /** @type {string[]} */
  const messages = [];
  for (let at = /** @type {any} */ (error); at instanceof Error; at = at.cause)
    messages.push(withoutColours(at.message).trim());
  return messages.join("\n");
}

/** @param {string} text */
function withoutColours(text) {
  return text.replace(/\u001b\[[\d;]*m/g, "");
}

/** The locale that a file of the copy belongs to; `null` where it may be part of all. */
/** @param {string} path @returns {string | null} */
function localeOf(path) {
  if (!/\.mdx?$/.test(path)) return null;
  const translated = /^i18n\/([^/]+)\//.exec(path)?.[1];
  if (translated !== undefined) return site.i18n.locales.includes(translated) ? translated : null;
  // Where a locale has no translation of the article, it shows this one.
  const others = [...routes].filter(([name, found]) => name !== site.i18n.defaultLocale && found.has(path));
  return others.length === 0 ? site.i18n.defaultLocale : null;
}

function tellRoutes() {
  /** @type {Record<string, string>} */
  const all = {};
  const order = [site.i18n.defaultLocale, ...routes.keys()];
  for (const name of order) for (const [path, url] of routes.get(name) ?? []) all[path] ??= url;
  writeFileSync(join(caches, "routes.json"), JSON.stringify(all), { mode: 0o600 });
}

/** @param {string | null} only */
async function buildAndShow(only) {
  await buildSite(only);
  tellRoutes();
  await show(only);
}

const IGNORED = /^(?:node_modules|\.docusaurus|build)(?:\/|$)|(?:^|\/)\.[^/]*$/;
/** Several events of one writing are one change. Milliseconds. */
const SETTLES = 60;

function watchCopy() {
  /** @type {Set<string>} */
  const changed = new Set();
  let isBuilding = false;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const run = async () => {
    if (isBuilding) return;
    isBuilding = true;
    while (changed.size > 0) {
      const paths = [...changed];
      changed.clear();
      if (paths.some((path) => /^(?:docusaurus\.config|sidebars)\./.test(path))) kept.clear();
      const locales = new Set(paths.map(localeOf));
      try {
        if (locales.has(null)) await buildAndShow(null);
        else for (const each of locales) await buildAndShow(each);
      } catch (error) {
        tell("problem", { reason: reasonOf(error) });
      }
      tell("built");
    }
    isBuilding = false;
  };
  const note = (/** @type {string} */ path) => {
    if (IGNORED.test(path)) return;
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => void run(), SETTLES);
  };
  for (const each of readdirSync(root, { withFileTypes: true })) {
    if (!each.isDirectory() || IGNORED.test(each.name)) continue;
    watch(join(root, each.name), { recursive: true }, (_kind, name) => {
      if (name !== null) note(`${each.name}/${name.split(sep).join("/")}`);
    });
  }
  watch(root, (_kind, name) => {
    if (name !== null && !/^\w+$/.test(name)) note(name);
  });
}

try {
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  if (isWatching) {
    watchCopy();
    await buildAndShow(null);
  } else {
    await buildSite(null);
    tellRoutes();
  }
  tell("ready", { base });
  if (!isWatching) process.exit(0);
} catch (error) {
  console.error(reasonOf(error));
  process.exit(1);
}
