import { useMemo } from "react";
import type { ContentPath, WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import type { ImageSources } from "../ui/image-chooser.tsx";
import { useImageAddress } from "./use-image-address.ts";

/** What there is to know of the images of the article at `path`. */
export function useImageSources(host: Host, workspace: WorkspaceId, path: string): ImageSources {
  const imageAddress = useImageAddress(host, workspace, path);
  return useMemo(
    () => ({
      imageAddress,
      async images() {
        const { images } = await host.call("images.list", { workspace, path: path as ContentPath });
        return images;
      },
    }),
    [host, workspace, path, imageAddress],
  );
}
