/** Which commands can run now, and what they do: components offer them while they are there. */

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { commandOf, spellShortcut, type CommandId } from "#core/commands";
import { useAppState } from "./store.ts";

type Run = () => void;

const offers = new Map<CommandId, readonly { readonly run: Run }[]>();
const listeners = new Set<() => void>();
let enabled: ReadonlySet<CommandId> = new Set();

function changed(): void {
  enabled = new Set([...offers].filter(([, runs]) => runs.length > 0).map(([id]) => id));
  listeners.forEach((listener) => listener());
}

/** Offer `run` as the command until the returned function is called. The newest offer is the one that runs. */
export function offerCommand(id: CommandId, run: Run): () => void {
  const offer = { run };
  offers.set(id, [...(offers.get(id) ?? []), offer]);
  changed();
  return () => {
    offers.set(
      id,
      (offers.get(id) ?? []).filter((other) => other !== offer),
    );
    changed();
  };
}

/** Run the command if something offers it, and say whether it did. */
export function runCommand(id: CommandId): boolean {
  const offer = offers.get(id)?.at(-1);
  offer?.run();
  return offer !== undefined;
}

/** Offer a command while this component is there; with `null` it is not offered. */
export function useCommand(id: CommandId, run: Run | null): void {
  const latest = useEffectEvent(() => run?.());
  const isOffered = run !== null;
  useEffect(() => (isOffered ? offerCommand(id, () => latest()) : undefined), [id, isOffered]);
}

/** The commands that can run now: a new set whenever that changes. */
export function useEnabledCommands(): ReadonlySet<CommandId> {
  return useSyncExternalStore(subscribe, () => enabled);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A command's keys as this machine writes them, for tooltips and menus; `null` when it has none. */
export function useShortcut(id: CommandId): string | null {
  const platform = useAppState((state) => state.start.platform);
  const [first] = commandOf(id).shortcuts;
  return first === undefined ? null : spellShortcut(first, platform);
}
