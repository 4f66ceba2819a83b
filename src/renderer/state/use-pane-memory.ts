import { useMemo } from "react";
import type { PaneMemory } from "../ui/split-pane.tsx";
import { useAppState, useStore } from "./store.ts";
import { useActions } from "./use-actions.ts";

/** Pane sizes kept in the settings. Dragging stores once, when the person lets go. */
export function usePaneMemory(): PaneMemory {
  const store = useStore();
  const { changeSettings } = useActions();
  const resets = useAppState((state) => state.paneResets);
  return useMemo(
    () => ({
      resets,
      sizesOf: (group) => store.state().settings.panes[group] ?? null,
      remember: (group, sizes) =>
        void changeSettings({ panes: { ...store.state().settings.panes, [group]: sizes.map(rounded) } }),
    }),
    [store, changeSettings, resets],
  );
}

function rounded(size: number): number {
  return Math.round(size * 100) / 100;
}
