/** How it stands with the site's own publisher, and the two things that can be done about it. */

import { useCallback, useEffect, useState } from "react";
import type { PublisherValue, WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";

export interface PublisherControl {
  readonly value: PublisherValue;
  readonly start: () => void;
  readonly stop: () => void;
}

const NONE: PublisherValue = { kind: "none" };
/** While it starts, what it prints is read so often, in milliseconds. */
const READ_EVERY = 700;

export function usePublisher(host: Host, workspace: WorkspaceId): PublisherControl {
  const [value, setValue] = useState<PublisherValue>(NONE);
  const read = useCallback(async () => {
    const answer = await host.call("publisher.read", { workspace }).catch(() => null);
    if (answer) setValue(answer.publisher);
  }, [host, workspace]);
  useEffect(() => {
    void read();
    return host.on("publisher.changed", ({ workspace: of }) => {
      if (of === workspace) void read();
    });
  }, [host, workspace, read]);
  const isStarting = value.kind === "starting";
  useEffect(() => {
    if (!isStarting) return;
    const timer = setInterval(() => void read(), READ_EVERY);
    return () => clearInterval(timer);
  }, [isStarting, read]);
  // Whatever became of it is read again: a failure is a state of the publisher.
  const start = useCallback(
    () => void host.call("publisher.start", { workspace }).then(read, read),
    [host, workspace, read],
  );
  const stop = useCallback(
    () => void host.call("publisher.stop", { workspace }).then(read, read),
    [host, workspace, read],
  );
  return { value, start, stop };
}
