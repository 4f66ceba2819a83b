// @ts-check
/**
 * Runs the site's own VitePress on a copy of the site, in a process of its own, and tells Galley what it does: when a
 * file was read anew, what is wrong with it, and where each file publishes. Nothing of the site's configuration is
 * changed.
 *
 * A development server of VitePress answers every address with the same empty page, which the browser fills. So that
 * it can be known what a page shows, its pages are rendered here as a build renders them: by the site's theme and the
 * modules that the browser gets, through Vue's server renderer.
 *
 * node vitepress-bridge.mjs <the site's folder in the copy> <VitePress's entry> <copy> <port> <packages>
 */
import { dirname, join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { endWithGalley, tell } from "./telling.mjs";
import { resolvedConfig } from "./vitepress-config.mjs";

const [folder = "", entry = "", root = "", port = "", packages = ""] = process.argv.slice(2);
endWithGalley();

// Vue's advice to its developers fills the log that a person reads.
const { warn } = console;
console.warn = (...words) => String(words[0]).startsWith("[Vue warn]") || warn(...words);

const { createServer } = await import(pathToFileURL(entry).href);
const app = join(dirname(entry), "..", "client", "app");

/** What a page was the last time that it could be rendered, by its file. */
/** @type {Map<string, string>} */
const accepted = new Map();
/** What the browser got as the page's module then. */
/** @type {Map<string, string>} */
const acceptedModules = new Map();
/** Files that cannot be read now. */
/** @type {Map<string, string>} */
const problems = new Map();

/** @type {any} */
let server = null;
/** @type {any} */
let config = null;

async function start() {
  const created = await createServer(
    folder,
    {
      host: "127.0.0.1",
      port: Number(port),
      strictPort: true,
      fs: { allow: [root, packages] },
      hmr: { overlay: false },
    },
    restart,
  );
  server = created;
  config = created.config.vitepress ?? resolvedConfig();
  resolveRewritten(created);
  hearReplacing(created);
  created.middlewares.stack.unshift({ route: "", handle: answer });
  for (const kind of ["add", "change", "unlink"])
    created.watcher.on(kind, (/** @type {string} */ file) => changed(file, kind === "change"));
  await created.listen();
}

let isRestarting = false;
async function restart() {
  if (isRestarting) return;
  isRestarting = true;
  try {
    await server.close();
    await start();
  } finally {
    isRestarting = false;
  }
  tell("built");
}

/** Pages are asked for by their published names; the browser is led to their files by VitePress, a renderer is not. */
/** @param {any} created */
function resolveRewritten(created) {
  const container = created.environments?.ssr?.pluginContainer ?? created.pluginContainer;
  const original = container.resolveId.bind(container);
  container.resolveId = (/** @type {string} */ id, /** @type {any[]} */ ...rest) => {
    const [path = "", query = ""] = splitQuery(id);
    if (path.startsWith("/") && path.endsWith(".md")) {
      const page = decodeURI(path).slice(1);
      const source = config.rewrites.inv[page];
      if (source !== undefined) return original(`/${source}${query}`, ...rest);
    }
    return original(id, ...rest);
  };
}

/** @param {string} id @returns {readonly [path: string, query: string]} */
function splitQuery(id) {
  const at = id.search(/[?#]/);
  return at < 0 ? [id, ""] : [id.slice(0, at), id.slice(at)];
}

/** What VitePress said against files when it read them for hot replacement, until it is asked for. */
/** @type {Map<string, unknown>} */
const replaced = new Map();

/**
 * VitePress reads a changed file once for hot replacement, and what reads frontmatter finds a broken one broken the
 * first time alone: afterwards it is an empty one. So the first reading is listened to.
 * @param {any} created
 */
function hearReplacing(created) {
  for (const plugin of created.config.plugins) {
    if (plugin.name !== "vitepress") continue;
    for (const name of ["handleHotUpdate", "hotUpdate"]) {
      const hook = plugin[name];
      const handler = hook?.handler ?? hook;
      if (typeof handler !== "function") continue;
      /** @this {any} @param {any} context */
      const heard = async function (context) {
        try {
          const result = await handler.call(this, context);
          if (!replaced.get(context.file)) replaced.set(context.file, null);
          return result;
        } catch (error) {
          replaced.set(context.file, error);
          throw error;
        }
      };
      plugin[name] = typeof hook === "function" ? heard : { ...hook, handler: heard };
    }
  }
}

/** How long VitePress's own reading of a changed file is waited for, and how often it is looked for. Milliseconds. */
const READING = { longest: 3000, every: 20 };

/** @param {string} file @returns {Promise<unknown>} what VitePress said against it; `null` where nothing */
async function ownReading(file) {
  for (let waited = 0; waited < READING.longest && !replaced.has(file); waited += READING.every)
    await new Promise((done) => setTimeout(done, READING.every));
  const error = replaced.get(file) ?? null;
  replaced.delete(file);
  return error;
}

/** Several events of one writing are one change. */
/** @type {Map<string, NodeJS.Timeout>} */
const waiting = new Map();
const SETTLES = 40;

/** @param {string} file @param {boolean} isKnown */
function changed(file, isKnown) {
  clearTimeout(waiting.get(file));
  waiting.set(
    file,
    setTimeout(async () => {
      waiting.delete(file);
      const page = pageOf(resolve(file));
      if (page !== null) {
        const error = isKnown ? await ownReading(resolve(file).split(sep).join("/")) : null;
        if (error === null) await render(page);
        else refuse(page, error);
      }
      tell("built");
    }, SETTLES),
  );
}

/** The page that a file of the copy is; `null` for other files. */
/** @param {string} file */
function pageOf(file) {
  const path = relative(config.srcDir, file).split(sep).join("/");
  return config.pages.includes(path) ? path : null;
}

/** A page's address below the base, without one: "en/code", "en/" for an index. */
/** @param {string} page */
function addressOf(page) {
  const published = (config.rewrites.map[page] ?? page).replace(/\.md$/, "");
  if (published === "index" || published.endsWith("/index")) return published.slice(0, -"index".length);
  return config.cleanUrls ? published : `${published}.html`;
}

/** Render the page; where that cannot be done, tell why and leave what was rendered last. */
/** @param {string} page @returns {Promise<string | null>} */
async function render(page) {
  try {
    const published = config.rewrites.map[page] ?? page;
    // The module that the browser will ask for: what is wrong with it alone is told here too.
    const module = await server.transformRequest(`/${page}`);
    if (module !== null) acceptedModules.set(published, module.code);
    const { render: renderPage } = await server.ssrLoadModule(join(app, "ssr.js"));
    // Names are spelled with their endings: an address that has a page of another spelling too is not followed.
    const { content } = await renderPage(`/${encodeURI(published.replace(/\.md$/, ""))}`);
    const shown = `<body><div id="app">${content}</div></body>`;
    accepted.set(page, shown);
    problems.delete(page);
    return shown;
  } catch (error) {
    refuse(page, error);
    return accepted.get(page) ?? null;
  }
}

/** @param {string} page @param {unknown} error */
function refuse(page, error) {
  problems.set(page, reasonOf(error));
  tell("problem", { path: fromRoot(page), reason: reasonOf(error) });
}

/** @param {unknown} error */
function reasonOf(error) {
  const { message = String(error), loc } = /** @type {any} */ (error);
  const place = loc?.line === undefined ? "" : ` (${loc.line}:${loc.column})`;
  return `${message.split("\n")[0]}${place}`;
}

/** @param {string} page */
function fromRoot(page) {
  return relative(root, join(config.srcDir, page)).split(sep).join("/");
}

/** @param {any} request @param {any} response @param {() => void} next */
async function answer(request, response, next) {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const base = config.site.base;
  try {
    if (pathname === `${base}__galley/routes`) return json(response, routes());
    if (pathname === `${base}__galley/page`)
      return json(response, await shown(searchParams.get("url") ?? ""));
    if (pathname === `${base}__galley/problem`)
      return json(response, await problemOf(searchParams.get("path") ?? ""));
    if (pathname.endsWith("/@vite/client")) return await quietClient(response);
    const module = lastAccepted(decodeURI(pathname));
    if (module !== null) return send(response, "text/javascript", module);
  } catch (error) {
    response.statusCode = 500;
    return json(response, String(error));
  }
  return next();
}

function routes() {
  /** @type {Record<string, string>} */
  const found = {};
  for (const page of config.pages) {
    const dynamic = sourceOfDynamic(page);
    found[fromRoot(dynamic ?? page)] ??= encodeURI(config.site.base + addressOf(page));
  }
  return found;
}

/** The file that a page of a dynamic route is made from. */
/** @param {string} page @returns {string | null} */
function sourceOfDynamic(page) {
  const routes = config.dynamicRoutes?.routes ?? config.dynamicRoutes ?? [];
  const route = routes.find((/** @type {any} */ each) => each.path === page);
  return route?.route ?? null;
}

/** What the page at an address shows. */
/** @param {string} url @returns {Promise<string | null>} */
async function shown(url) {
  const wanted = decodeURI(url.split(/[?#]/, 1)[0] ?? "").slice(config.site.base.length);
  const page = config.pages.find((/** @type {string} */ each) => addressOf(each) === wanted);
  if (page === undefined) return null;
  return problems.has(page) ? (accepted.get(page) ?? null) : render(page);
}

/** Why a file's page cannot be rendered as the file stands; `null` where it can, or has none. */
/** @param {string} path @returns {Promise<string | null>} */
async function problemOf(path) {
  const page = pageOf(join(root, path));
  if (page === null) return null;
  // Asked a second time, the reader of frontmatter takes a broken one for an empty one.
  if (!problems.has(page)) await render(page);
  return problems.get(page) ?? null;
}

/** While a page cannot be read, the browser gets the module of the last text that could. */
/** @param {string} pathname @returns {string | null} */
function lastAccepted(pathname) {
  if (!pathname.endsWith(".md")) return null;
  const published = pathname.slice(config.site.base.length);
  const page = config.rewrites.inv[published] ?? published;
  return problems.has(page) ? (acceptedModules.get(published) ?? null) : null;
}

/** Pages are loaded anew when Galley knows that they are new: the browser's end of hot replacement does not connect. */
/** @param {any} response */
async function quietClient(response) {
  const client = await server.transformRequest("/@vite/client");
  const silent = "(class extends EventTarget { readyState = 0; send() {} close() {} })";
  return send(response, "text/javascript", client.code.replaceAll("new WebSocket(", `new ${silent}(`));
}

/** @param {any} response @param {unknown} value */
function json(response, value) {
  send(response, "application/json", JSON.stringify(value));
}

/** @param {any} response @param {string} type @param {string} text */
function send(response, type, text) {
  response.setHeader("content-type", type);
  response.setHeader("cache-control", "no-store");
  response.end(text);
}

await start();
tell("ready", { base: config.site.base });
