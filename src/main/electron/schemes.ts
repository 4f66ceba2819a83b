/** Electron's two origins: the app's own pages and the preview's frames. Nothing is ever loaded from file:. */

import type { SiteAddresses } from "#services/preview/site-pages";
import type { PreviewHandle } from "../host/start.ts";
import type { StaticPages } from "../host/static-pages.ts";
import type { ElectronApi } from "./api.ts";

export const APP_ORIGIN = "galley://app";
export const PREVIEW_ORIGIN = "galley-preview://app";
/** Every site's origin, as a policy names them: a scheme of their own, a host for each. */
export const SITE_ORIGINS = "galley-site:";

/** A site's pages under a host that is its label. */
export const siteAddresses: SiteAddresses = {
  originOf: (label) => `galley-site://${label}`,
  labelOf: ({ protocol, host, username, password }) =>
    protocol === SITE_ORIGINS && /^[0-9a-f]{40}$/.test(host) && username === "" && password === ""
      ? host
      : null,
};

/** Must run before the app is ready. Standard and secure, so that origins, workers and the policy work as on the web. */
export function registerSchemes(protocol: ElectronApi["protocol"]): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: "galley",
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
    { scheme: "galley-preview", privileges: { standard: true, secure: true } },
    // A site's own scripts may fetch the site's own files, and nothing else answers to the scheme.
    {
      scheme: "galley-site",
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

/** Serve both origins; only reading, only these hosts. */
export function serveSchemes(
  protocol: ElectronApi["protocol"],
  pages: StaticPages,
  preview: PreviewHandle,
): void {
  protocol.handle("galley", (request) => Promise.resolve(answerPage(pages, request)));
  protocol.handle("galley-preview", async (request) => {
    if (request.method !== "GET" || !isAt(request.url, PREVIEW_ORIGIN)) return refused();
    return preview(request).catch(() => refused());
  });
  protocol.handle("galley-site", async (request) => {
    if (request.method !== "GET" || !isOfSite(request.url)) return refused();
    return preview(request).catch(() => refused());
  });
}

function answerPage(pages: StaticPages, request: Request): Response {
  if (request.method !== "GET" || !isAt(request.url, APP_ORIGIN)) return refused();
  // Compared as it is written: what is not in the map, however it is spelled, is not there.
  const page = pages(new URL(request.url).pathname);
  return page ? new Response(page.body, { headers: page.headers }) : refused();
}

/** Whether `url` is an address of some site's pages. */
export function isOfSite(url: string): boolean {
  const read = URL.parse(url);
  return read !== null && siteAddresses.labelOf(read) !== null;
}

function refused(): Response {
  return new Response(null, { status: 404, headers: { "x-content-type-options": "nosniff" } });
}

/** True when `url` is of `origin` exactly. Node's URL calls the origin of our schemes "null", so its parts are compared. */
export function isAt(url: string, origin: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return `${protocol}//${host}` === origin && username === "" && password === "";
}
