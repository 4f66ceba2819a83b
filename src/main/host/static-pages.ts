/** The built window as a map from address to file: what is not in the map when the host starts is not served. */

import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { pageHeaders, withNonce, type FrameOrigins } from "./page-policy.ts";

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

export interface StaticPage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The page at an address' path ("/" for the window itself), or `null`. Compared as it is written, never resolved. */
export type StaticPages = (path: string) => StaticPage | null;

/** Read every file under `folder`; files of a kind that a window does not use are left out. */
export async function readStaticPages(folder: string, ...frames: FrameOrigins): Promise<StaticPages> {
  const files = new Map<string, { readonly contentType: string; readonly bytes: Buffer<ArrayBuffer> }>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const contentType = contentTypes[extname(entry.name)];
    if (!entry.isFile() || contentType === undefined) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length).replaceAll("\\", "/");
    files.set(path === "/index.html" ? "/" : path, { contentType, bytes: await readFile(file) });
  }
  return (path) => {
    const file = files.get(path);
    if (!file) return null;
    const nonce = randomBytes(18).toString("base64url");
    const headers = { ...pageHeaders(frames, nonce), "content-type": file.contentType };
    if (path !== "/") return { headers, body: file.bytes };
    return { headers, body: new TextEncoder().encode(withNonce(file.bytes.toString("utf8"), nonce)) };
  };
}
