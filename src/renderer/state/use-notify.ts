import { useCallback } from "react";
import { useStore } from "./store.ts";
import type { RaisedNotice } from "./workspace-state.ts";

/** Tell the person something that happened, in passing; said politely to assistive technology. */
export function useNotify(): (tone: RaisedNotice["tone"], text: string) => void {
  const store = useStore();
  return useCallback((tone, text) => store.dispatch({ kind: "notice-raised", tone, text }), [store]);
}
