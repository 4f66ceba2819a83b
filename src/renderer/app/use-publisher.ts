/** How it stands with the site's own publisher, and the two things that can be done about it. */

import { useCallback, useEffect, useState } from "react";
import type { PublisherValue, WorkspaceId } from "#contract/values";
import type { Host } from "../host/create-host.ts";
import { takeAnswer } from "../state/take-answer.ts";

export interface PublisherControl {
  readonly value: PublisherValue;
  readonly start: () => void;
  readonly install: () => void;
  readonly stop: () => void;
}

const NONE: PublisherValue = { kind: "none" };
/** While it starts, what it prints is read so often, in milliseconds. */
const READ_EVERY = 700;

export function usePublisher(host: Host, workspace: WorkspaceId): PublisherControl {
  const [value, setValue] = useState<PublisherValue>(NONE);
  const [asked, setAsked] = useState(0);
  const readAgain = useCallback(() => setAsked((count) => count + 1), []);
  useEffect(
    () => takeAnswer(host.call("publisher.read", { workspace }), ({ publisher }) => setValue(publisher)),
    [host, workspace, asked],
  );
  useEffect(
    () =>
      host.on("publisher.changed", ({ workspace: of }) => {
        if (of === workspace) readAgain();
      }),
    [host, workspace, readAgain],
  );
  const isStarting = value.kind === "starting" || value.kind === "installing";
  useEffect(() => {
    if (!isStarting) return;
    const timer = setInterval(readAgain, READ_EVERY);
    return () => clearInterval(timer);
  }, [isStarting, readAgain]);
  // Whatever became of it is read again: a failure is a state of the publisher.
  const start = useCallback(
    () => void host.call("publisher.start", { workspace }).then(readAgain, readAgain),
    [host, workspace, readAgain],
  );
  const install = useCallback(
    () => void host.call("publisher.install", { workspace }).then(readAgain, readAgain),
    [host, workspace, readAgain],
  );
  const stop = useCallback(
    () => void host.call("publisher.stop", { workspace }).then(readAgain, readAgain),
    [host, workspace, readAgain],
  );
  return { value, start, install, stop };
}
