// @ts-check
/**
 * Runs the site's own Astro on a copy of the site, in a process of its own, and tells Galley what it does: when the
 * content was read anew, and where each entry publishes. Nothing of the site's configuration is changed; what is
 * added stands beside it.
 *
 * node astro-bridge.mjs <copy> <astro's entry> <port> <folder for caches>
 */
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { patient } from "./patient.mjs";
import { endWithGalley, tell } from "./telling.mjs";

const [root = "", entry = "", port = "", caches = "", packages = ""] = process.argv.slice(2);
endWithGalley();

const { dev } = await import(pathToFileURL(entry).href);
/** @type {any} */
let config = null;
/** @type {readonly any[]} */
let routes = [];
/** @type {any} */
let vite = null;

/** Vite has forgotten a module so many milliseconds after its file's change is told. */
const FORGOTTEN = 50;

const bridge = {
  name: "galley",
  hooks: {
    /** @param {any} told */
    "astro:config:done": (told) => {
      config = told.config;
    },
    /** @param {any} told */
    "astro:routes:resolved": (told) => {
      routes = told.routes;
    },
    /** @param {any} told */
    "astro:server:setup": ({ server }) => {
      vite = server;
      // The collections of Astro 4 are modules: no reload is asked for, Vite only forgets the one that changed.
      if (config.legacy?.collections) server.watcher.on("change", () => setTimeout(tell, FORGOTTEN, "built"));
      for (const channel of new Set([server.ws, server.hot, server.environments?.client?.hot])) {
        if (typeof channel?.send !== "function") continue;
        const send = channel.send.bind(channel);
        channel.send = (/** @type {any[]} */ ...args) => {
          // Astro asks for a reload twice; by the one for every page it has kept the new content.
          if (args[0]?.type === "full-reload" && args[0]?.path === "*") tell("built");
          return send(...args);
        };
      }
      server.middlewares.use(
        async (/** @type {any} */ request, /** @type {any} */ response, /** @type {() => void} */ next) => {
          // Below the site's base or not, as the server before this one left it.
          if (!request.url?.endsWith("/__galley/routes")) return next();
          response.setHeader("content-type", "application/json");
          try {
            response.end(JSON.stringify(await findRoutes()));
          } catch (error) {
            response.statusCode = 500;
            response.end(JSON.stringify(String(error)));
          }
        },
      );
    },
  },
};

/** Where each file of the copy publishes, by its path from the root. */
async function findRoutes() {
  /** @type {Record<string, string>} */
  const found = {};
  const entries = await entriesById();
  for (const route of routes) {
    if (route.type !== "page" || route.origin === "internal") continue;
    const component = join(root, route.entrypoint);
    if (/\.mdx?$/.test(component)) {
      found[fromRoot(component)] ??= address(route.pattern);
      continue;
    }
    if (route.params.length === 0) continue;
    for (const path of await staticPaths(component, route)) {
      const url = address(route.generate(path.params));
      const files = [...filesIn(path.props, 4)];
      const own = files.length > 0 ? files : fileOfParams(path.params, entries);
      // A page that shows many entries is the page of none of them.
      if (own.length === 1 && own[0] !== undefined) found[own[0]] ??= url;
    }
  }
  return found;
}

/** @param {string} component @param {any} route @returns {Promise<readonly any[]>} */
async function staticPaths(component, route) {
  const { getStaticPaths } = await vite.ssrLoadModule(component);
  if (typeof getStaticPaths !== "function") return [];
  const paginate = (/** @type {readonly unknown[]} */ data) => data.map(() => ({ params: {}, props: {} }));
  const paths = await getStaticPaths({ paginate, routePattern: route.pattern });
  return paths.flat(Infinity).filter((/** @type {any} */ path) => path?.params !== undefined);
}

/**
 * Content entries among a page's values know the file that they were read from.
 * @param {unknown} value @param {number} depth @returns {Set<string>}
 */
function filesIn(value, depth) {
  /** @type {Set<string>} */
  const files = new Set();
  /** @param {any} each @param {number} left */
  const look = (each, left) => {
    if (typeof each !== "object" || each === null || left === 0) return;
    if (typeof each.collection === "string" && typeof each.id === "string") {
      files.add(fileOf(each));
      return;
    }
    if (each instanceof Date) return;
    for (const inner of Object.values(each)) look(inner, left - 1);
  };
  look(value, depth);
  return files;
}

/** @param {any} entry */
function fileOf(entry) {
  if (typeof entry.filePath === "string") return entry.filePath.split(sep).join("/");
  return `src/content/${entry.collection}/${entry.id}`;
}

/**
 * A page without values finds its entry by its parameters: one of them, or all with slashes between, is its id.
 * @param {Record<string, unknown>} params @param {ReadonlyMap<string, readonly string[]>} entries
 */
function fileOfParams(params, entries) {
  const values = Object.values(params).filter((value) => typeof value === "string");
  const ids = [values.join("/"), ...values];
  for (const id of ids) {
    const files = entries.get(id);
    if (files) return files;
  }
  return [];
}

/** @returns {Promise<ReadonlyMap<string, readonly string[]>>} */
async function entriesById() {
  /** @type {Map<string, string[]>} */
  const entries = new Map();
  try {
    const { getCollection } = await vite.ssrLoadModule("astro:content");
    for (const name of await collectionNames()) {
      for (const entry of await getCollection(name)) {
        for (const id of new Set([entry.id, entry.slug])) {
          if (typeof id === "string") entries.set(id, [...(entries.get(id) ?? []), fileOf(entry)]);
        }
      }
    }
  } catch {
    // A site without collections: its pages are files.
  }
  return entries;
}

async function collectionNames() {
  for (const file of ["src/content.config", "src/content/config"]) {
    for (const ending of ["ts", "mts", "js", "mjs"]) {
      const module = await vite.ssrLoadModule(join(root, `${file}.${ending}`)).catch(() => null);
      if (module?.collections) return Object.keys(module.collections);
    }
  }
  return [];
}

/** @param {string} path */
function address(path) {
  const base = config.base.endsWith("/") ? config.base : `${config.base}/`;
  const whole = path.startsWith(base) ? path : base + path.replace(/^\//, "");
  const asFile = config.build.format === "file" || config.trailingSlash === "never";
  const ends = asFile ? whole.replace(/(.)\/$/, "$1") : whole.endsWith("/") ? whole : `${whole}/`;
  return encodeURI(ends);
}

/** @param {string} file */
function fromRoot(file) {
  return relative(root, file).split(sep).join("/");
}

const server = await dev({
  root,
  cacheDir: join(caches, "astro"),
  devToolbar: { enabled: false },
  server: { host: "127.0.0.1", port: Number(port) },
  integrations: [bridge],
  markdown: { shikiConfig: { transformers: [patient] } },
  vite: {
    cacheDir: join(caches, "vite"),
    // Pages are loaded anew when Galley knows that they are new.
    server: { hmr: false, ws: false, strictPort: true, fs: { allow: [root, packages] } },
  },
});
// A setting of the site may have moved it.
tell("ready", { base: config.base, port: server?.address?.port ?? Number(port) });
