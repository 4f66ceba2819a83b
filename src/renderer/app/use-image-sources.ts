import { useMemo } from "react";
import { describeFailure } from "#core/words/failures";
import { LARGEST_ADDED } from "#contract/media";
import type { ContentPath, WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { failureOf } from "../state/actions.ts";
import type { FailureValue } from "../state/workspace-state.ts";
import type { ImageSources } from "../ui/image-chooser.tsx";
import { useImageAddress } from "./use-image-address.ts";

/** What there is to know of the images of the article at `path`, and the way to add one. */
export function useImageSources(host: Host, workspace: WorkspaceId, path: string): ImageSources {
  const imageAddress = useImageAddress(host, workspace, path);
  const language = useLanguage();
  return useMemo(() => {
    const at = { workspace, path: path as ContentPath };
    const refused = (failure: FailureValue) => ({
      kind: "refused" as const,
      why: describeFailure(failure, language),
    });
    return {
      imageAddress,
      images: async () => (await host.call("images.list", at)).images,
      imageFolder: () =>
        host.call("media.place", at).then(
          ({ folder }) => folder,
          () => null,
        ),
      async addImage(file) {
        const { name } = file;
        if (file.size > LARGEST_ADDED) return refused({ code: "too-large", details: { path: name } });
        try {
          const { reference } = await host.call("media.add", { ...at, name, base64: await base64Of(file) });
          return { kind: "added", reference };
        } catch (error) {
          return refused(failureOf(error));
        }
      },
    };
  }, [host, workspace, path, imageAddress, language]);
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  // A call takes so many arguments and no more.
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}
