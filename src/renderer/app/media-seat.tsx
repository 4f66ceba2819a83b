/** The images of the site with what they need of the host. */

import { useCallback } from "react";
import { MediaPage } from "../features/media/index.ts";
import type { Host } from "../host/create-host.ts";
import { articleAt } from "../state/article-at.ts";
import { useStore } from "../state/store.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";
import { useImageAddress } from "./use-image-address.ts";

interface MediaSeatProps {
  readonly host: Host;
  readonly workspace: OpenWorkspace;
}

export function MediaSeat({ host, workspace }: MediaSeatProps) {
  const store = useStore();
  const { id } = workspace.value;
  const read = useCallback(() => host.call("media.read", { workspace: id }), [host, id]);
  // Any article's address will do: paths from the root are found from each.
  const any =
    workspace.library.kind === "read" ? workspace.library.articles[0]?.variants[0]?.path : undefined;
  const addressOf = useImageAddress(host, id, any ?? "");
  return (
    <MediaPage
      workspace={workspace}
      read={read}
      imageAddress={(path) => addressOf(`/${path}`)}
      onOpen={(path, line) => {
        const article = articleAt(store.state().workspace, path);
        if (article) store.dispatch({ kind: "article-opened", article, path, place: { line } });
      }}
    />
  );
}
