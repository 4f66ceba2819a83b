/** The preview's origin as one function from request to response, carried by either host. */

import { randomBytes } from "node:crypto";
import { Failure } from "#contract/failure";
import type { ContentPath, WorkspaceId } from "#contract/values";
import type { ImageBytes, PreviewAddresses } from "../services.ts";
import { imagesBase, pathsOfReference, readImageAddress } from "./image-address.ts";
import { sitePage, type SiteAddresses, type SitePagesNeeds } from "./site-pages.ts";
import { commonHeaders, drawingPolicy, framePolicy, permissionsPolicy } from "./policy.ts";

/** The files that the frame is made of, in `resources/preview`. */
export type ShellFile = "shell.html" | "preview.css" | "page-link.js" | "client.js" | "site-client.js";

/** What the preview needs from its host. */
export interface PreviewNeeds {
  /** The origin of preview frames: `http://127.0.0.1:<port>` or `galley-preview://app`. */
  readonly origin: string;
  /** The origins of the window's own pages: the only ones that may frame the preview and speak with it. */
  readonly appOrigins: readonly string[];
  readonly readShell: (name: ShellFile) => Promise<Uint8Array<ArrayBuffer>>;
  readonly readImage: (workspace: WorkspaceId, path: string) => Promise<ImageBytes>;
  readonly isOpen: (workspace: string) => workspace is WorkspaceId;
  readonly isTrusted: (workspace: WorkspaceId) => Promise<boolean>;
  readonly sites: SiteAddresses;
  readonly siteOf: SitePagesNeeds["siteOf"];
}

export interface Preview {
  /** Answer a GET or HEAD request to the preview's origin. Never throws; what is not there is 404. */
  readonly handle: (request: Request) => Promise<Response>;
  /** The addresses for one article: of its frame, and of its images. Fails with `no-workspace`. */
  readonly frame: (
    workspace: WorkspaceId,
    path: ContentPath,
    remoteImages?: boolean,
  ) => Promise<PreviewAddresses>;
}

/** The address of a trusted folder's frame, before its capability. */
const TRUSTED_FRAME = "/trusted/";
/** Images larger than this are not shown: decoding them would hold up the frame. */
const LARGEST_IMAGE_BYTES = 50_000_000;
const IMAGE_TYPES = new Set([
  "image/png",
  "image/jpeg",
  "image/gif",
  "image/webp",
  "image/avif",
  "image/svg+xml",
  "image/bmp",
  "image/x-icon",
]);

/** Serve the preview's shell and the images of open workspaces. */
export function createPreview(needs: PreviewNeeds): Preview {
  const capabilities = createCapabilities(needs.isOpen);
  const { siteOf, appOrigins, readShell } = needs;
  const sitePages: SitePagesNeeds = {
    siteOf,
    appOrigins,
    readScript: () => script(readShell, "site-client.js"),
  };
  return {
    async handle(request) {
      if (request.method !== "GET" && request.method !== "HEAD") return refusal(405);
      const url = URL.parse(request.url);
      if (url === null || url.username !== "" || url.password !== "") return refusal(404);
      const label = needs.sites.labelOf(url);
      const answer =
        label === null
          ? await answerTo(url.pathname, needs, capabilities).catch(() => refusal(404))
          : await sitePage(sitePages, label, request);
      return request.method === "HEAD" ? new Response(null, answer) : answer;
    },
    async frame(workspace, path, remoteImages = false) {
      if (!needs.isOpen(workspace)) throw new Failure("no-workspace");
      const capability = capabilities.of(workspace);
      return {
        frame: remoteImages ? `${needs.origin}${TRUSTED_FRAME}${capability}` : `${needs.origin}/`,
        images: imagesBase(needs.origin, capability, path),
      };
    },
  };
}

async function answerTo(
  pathname: string,
  needs: PreviewNeeds,
  capabilities: Capabilities,
): Promise<Response> {
  switch (pathname) {
    case "/":
      return shell(needs, "own-images");
    case "/preview.css":
      return file(await needs.readShell("preview.css"), "text/css; charset=utf-8");
    case "/client.js":
      return file(await script(needs.readShell, "client.js"), "text/javascript; charset=utf-8");
    default:
      if (pathname.startsWith(TRUSTED_FRAME)) return trustedShell(pathname, needs, capabilities);
      return image(pathname, needs, capabilities);
  }
}

/** A frame's script behind the one that both have in common, in a block: neither leaves a name in the page. */
async function script(
  readShell: PreviewNeeds["readShell"],
  own: "client.js" | "site-client.js",
): Promise<Uint8Array<ArrayBuffer>> {
  const texts = [await readShell("page-link.js"), await readShell(own)].map((bytes) =>
    new TextDecoder().decode(bytes),
  );
  return new TextEncoder().encode(`{\n${texts.join("\n")}\n}\n`);
}

/** The frame of a trusted folder. Whether it is trusted is asked now: the address alone allows nothing. */
async function trustedShell(
  pathname: string,
  needs: PreviewNeeds,
  capabilities: Capabilities,
): Promise<Response> {
  const workspace = capabilities.workspaceOf(pathname.slice(TRUSTED_FRAME.length));
  return workspace && (await needs.isTrusted(workspace)) ? shell(needs, "remote-images") : refusal(404);
}

async function shell(
  { origin, appOrigins, readShell }: PreviewNeeds,
  allows: "own-images" | "remote-images",
): Promise<Response> {
  const html = new TextDecoder().decode(await readShell("shell.html"));
  // The frame speaks with these origins only; it is told here and not by its address, which anyone could write.
  const told = html.replace("{{app-origins}}", appOrigins.join(" "));
  return file(new TextEncoder().encode(told), "text/html; charset=utf-8", {
    "content-security-policy": framePolicy(origin, appOrigins, allows),
    "permissions-policy": permissionsPolicy,
  });
}

async function image(pathname: string, needs: PreviewNeeds, capabilities: Capabilities): Promise<Response> {
  const address = readImageAddress(pathname);
  const workspace = address && capabilities.workspaceOf(address.capability);
  if (!address || !workspace) return refusal(404);
  for (const path of pathsOfReference(address.article, address.reference)) {
    const found = await readIfThere(() => needs.readImage(workspace, path));
    if (found === "too-large") return refusal(413);
    if (found === null) continue;
    if (found.bytes.byteLength > LARGEST_IMAGE_BYTES) return refusal(413);
    if (!IMAGE_TYPES.has(found.contentType)) return refusal(404);
    return file(found.bytes, found.contentType, {
      "content-security-policy": drawingPolicy,
      "content-disposition": "inline",
    });
  }
  return refusal(404);
}

async function readIfThere(read: () => Promise<ImageBytes>): Promise<ImageBytes | "too-large" | null> {
  try {
    return await read();
  } catch (error) {
    // Whatever the reason, a stranger to the folder learns only that nothing is shown.
    return error instanceof Failure && error.code === "too-large" ? "too-large" : null;
  }
}

/** Unguessable names under which an open workspace's images can be asked for. */
interface Capabilities {
  readonly of: (workspace: WorkspaceId) => string;
  readonly workspaceOf: (capability: string) => WorkspaceId | null;
}

function createCapabilities(isOpen: (workspace: string) => workspace is WorkspaceId): Capabilities {
  const byWorkspace = new Map<WorkspaceId, string>();
  const byCapability = new Map<string, WorkspaceId>();
  return {
    of(workspace) {
      for (const [id, capability] of byWorkspace) {
        if (isOpen(id)) continue;
        byWorkspace.delete(id);
        byCapability.delete(capability);
      }
      const known = byWorkspace.get(workspace);
      if (known !== undefined) return known;
      const capability = randomBytes(24).toString("base64url");
      byWorkspace.set(workspace, capability);
      byCapability.set(capability, workspace);
      return capability;
    },
    workspaceOf(capability) {
      const workspace = byCapability.get(capability);
      return workspace !== undefined && isOpen(workspace) ? workspace : null;
    },
  };
}

/** The whole file whatever part was asked for: an answer without ranges is a right answer to a request with one. */
function file(
  bytes: Uint8Array<ArrayBuffer>,
  contentType: string,
  more: Record<string, string> = {},
): Response {
  return new Response(bytes, {
    headers: { ...commonHeaders, ...more, "content-type": contentType, "accept-ranges": "none" },
  });
}

function refusal(status: 404 | 405 | 413): Response {
  return new Response(null, { status, headers: commonHeaders });
}
