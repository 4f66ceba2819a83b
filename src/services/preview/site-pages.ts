/** The pages of a site that its publisher built, each with Galley's one script, under an origin of the site's own. */

import { randomBytes } from "node:crypto";
import { extname } from "node:path";
import { pageAllowingScript } from "#core/publish/page-policy";
import type { ServedSite } from "../publishers/adapter.ts";
import { fetchFrom, isHtml } from "../publishers/served-page.ts";
import { readOutput, type OutputFile } from "../publishers/output-file.ts";

/** Where the frame's script is served; no site has a page there. */
export const SITE_SCRIPT = "/__galley/client.js";

/** Where a host shows the pages of sites: each under an origin of its own, made of an unguessable label. */
export interface SiteAddresses {
  /** Without a slash at the end. */
  readonly originOf: (label: string) => string;
  /** The label in an address; `null` where it is none of a site's. */
  readonly labelOf: (url: URL) => string | null;
}

/** In the query of a page's address: its page of what the file holds, and not of the text that is written. */
export const SAVED_PAGE = "galley-saved";

export type ShownSite = ServedSite & {
  /** The page of what the file holds, for the path of its address; `null` where none is known. */
  readonly savedPage?: (pathname: string) => Promise<string | null>;
};

export interface SitePagesNeeds {
  readonly siteOf: (label: string) => ShownSite | null;
  /** The script that keeps the page and the editor at the same place. */
  readonly readScript: () => Promise<Uint8Array<ArrayBuffer>>;
  /** The only origins that may frame the pages and speak with them. */
  readonly appOrigins: readonly string[];
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".htm": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".ico": "image/x-icon",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".ttf": "font/ttf",
  ".otf": "font/otf",
  ".mp4": "video/mp4",
  ".webm": "video/webm",
  ".mp3": "audio/mpeg",
  ".ogg": "audio/ogg",
  ".wasm": "application/wasm",
  ".pdf": "application/pdf",
};

/** Answer a GET for an address of the site with this label. What is not there is 404. Never throws. */
export async function sitePage(needs: SitePagesNeeds, label: string, request: Request): Promise<Response> {
  const site = needs.siteOf(label);
  if (site === null) return new Response(null, { status: 404 });
  const url = new URL(request.url);
  try {
    if (url.pathname === SITE_SCRIPT) return await script(needs);
    if (url.searchParams.has(SAVED_PAGE)) return await savedAnswer(needs, site, url);
    return site.kind === "files" ? await fileAt(needs, site, url) : await serverAnswer(needs, site, request);
  } catch {
    // A building in between, or a server that is just ending: the page is there again in a moment.
    return new Response(null, { status: 503 });
  }
}

async function savedAnswer({ appOrigins }: SitePagesNeeds, site: ShownSite, url: URL): Promise<Response> {
  const html = (await site.savedPage?.(url.pathname)) ?? null;
  if (html === null) return new Response(null, { status: 404 });
  return pageAnswer(appOrigins, html, { url, status: 200 });
}

async function fileAt(
  needs: SitePagesNeeds,
  { output, base }: ServedSite & { readonly kind: "files" },
  url: URL,
): Promise<Response> {
  const { pathname } = url;
  const file = await readOutput(output, base, pathname);
  if (file !== null) {
    const isFolder =
      !pathname.endsWith("/") && file.path.endsWith("index.html") && !pathname.endsWith("index.html");
    // As static hosts do: relative links in a folder's page count from inside the folder.
    return isFolder ? redirection(`${pathname}/`) : fileAnswer(needs, file, { url, status: 200 });
  }
  const missing = await readOutput(output, base, `${base}404.html`);
  return missing === null
    ? new Response(null, { status: 404 })
    : fileAnswer(needs, missing, { url, status: 404 });
}

function redirection(location: string): Response {
  return new Response(null, { status: 301, headers: { location } });
}

/** Headers of the server's answer that are the page's own. What frames may do is decided by the frame that holds it. */
const PASSED_BACK = ["content-type", "etag", "last-modified"];

async function serverAnswer(
  { appOrigins }: SitePagesNeeds,
  { port }: ServedSite & { readonly kind: "server" },
  request: Request,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const asked = new Headers();
  for (const name of ["accept", "sec-fetch-dest", "sec-fetch-mode"]) {
    const value = request.headers.get(name);
    if (value !== null) asked.set(name, value);
  }
  const answer = await fetchFrom(port, pathname + search, asked);
  const location = answer.headers.get("location");
  if (location !== null) {
    const to = new URL(location, `http://127.0.0.1:${port}${pathname}`);
    return new Response(null, { status: answer.status, headers: { location: to.pathname + to.search } });
  }
  const headers = new Headers({ "cache-control": "no-store" });
  for (const name of PASSED_BACK) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  if (!isHtml(answer)) return new Response(answer.body, { status: answer.status, headers });
  const from = { url: new URL(request.url), status: answer.status, headers };
  return pageAnswer(appOrigins, await answer.text(), from);
}

async function script({ readScript }: SitePagesNeeds): Promise<Response> {
  return new Response(await readScript(), {
    headers: { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" },
  });
}

interface From {
  readonly url: URL;
  readonly status: number;
  /** Those of a server's own answer, where a server gave it. */
  readonly headers?: Headers;
}

function fileAnswer({ appOrigins }: SitePagesNeeds, { path, bytes }: OutputFile, from: From): Response {
  const type = TYPES[extname(path).toLowerCase()] ?? "application/octet-stream";
  if (type === TYPES[".html"]) return pageAnswer(appOrigins, bytes.toString("utf8"), from);
  return new Response(new Uint8Array(bytes), {
    status: from.status,
    headers: { "content-type": type, "cache-control": "no-store" },
  });
}

/** A page with Galley's script. Nothing else is said of it: what it may do is decided by the frame that holds it. */
function pageAnswer(appOrigins: readonly string[], html: string, { url, status, headers }: From): Response {
  const said = headers ?? new Headers({ "content-type": "text/html; charset=utf-8" });
  said.set("cache-control", "no-store");
  said.set("content-security-policy", `frame-ancestors ${appOrigins.join(" ")}`);
  return new Response(withScript(html, url, appOrigins), { status, headers: said });
}

/** Last in the page, so that nothing of the site's own comes later by it. */
function withScript(html: string, pageUrl: URL, appOrigins: readonly string[]): string {
  const nonce = randomBytes(18).toString("base64url");
  const allowed = pageAllowingScript(html, { address: pageUrl.origin + SITE_SCRIPT, nonce });
  const element = `<script src="${SITE_SCRIPT}" nonce="${nonce}" data-app-origins="${appOrigins.join(" ")}"></script>`;
  return `${allowed}${element}`;
}
