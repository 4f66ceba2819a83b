/** Holds the window's state and tells who listens. */

import { createContext, use, useSyncExternalStore } from "react";
import { reduce } from "./reduce.ts";
import type { AppEvent, AppState } from "./workspace-state.ts";

export interface Store {
  readonly state: () => AppState;
  readonly dispatch: (event: AppEvent) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createStore(initial: AppState): Store {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    dispatch(event) {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      listeners.forEach((listener) => listener());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const StoreContext = createContext<Store | null>(null);

export function useStore(): Store {
  const store = use(StoreContext);
  if (!store) throw new RangeError("useStore needs a StoreContext above it");
  return store;
}

/** A part of the state; the component draws again when that part is another value. */
export function useAppState<Part>(part: (state: AppState) => Part): Part {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, () => part(store.state()));
}
