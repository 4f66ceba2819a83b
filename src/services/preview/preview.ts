/** The preview's origin as one function from request to response, carried by either host. */

import type { ContentPath, WorkspaceId } from "#contract/values";
import type { ImageBytes, PreviewAddresses } from "../services.ts";

/** What the preview needs from its host. */
export interface PreviewNeeds {
  /** The origin of preview frames: `http://127.0.0.1:<port>` or `galley-preview://app`. */
  readonly origin: string;
  /** The preview's shell as shipped (`resources/preview`). */
  readonly resources: string;
  readonly readImage: (workspace: WorkspaceId, path: string) => Promise<ImageBytes>;
  readonly isOpen: (workspace: string) => workspace is WorkspaceId;
}

export interface Preview {
  /** Answer a GET or HEAD request to the preview's origin. Never throws; what is not there is 404. */
  readonly handle: (request: Request) => Promise<Response>;
  /** The addresses for one article: of its frame, and of its images. */
  readonly frame: (workspace: WorkspaceId, path: ContentPath) => Promise<PreviewAddresses>;
}

/** Serve the preview's shell and the images of open workspaces. */
export function createPreview(_needs: PreviewNeeds): Preview {
  return {
    handle: () => Promise.resolve(new Response(null, { status: 404 })),
    frame: () => Promise.reject(new RangeError("being written: the signature is agreed, the body follows")),
  };
}
