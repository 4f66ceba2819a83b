import { useCallback } from "react";
import { describeFailure } from "#core/words/failures";
import { useLanguage } from "../i18n/use-language.ts";
import { failureOf } from "./actions.ts";
import { useStore } from "./store.ts";
import type { RaisedNotice } from "./workspace-state.ts";

type Tone = RaisedNotice["tone"];

/** Tell the person something that happened, in passing; said politely to assistive technology. `undo`: what can be taken back. */
export function useNotify(): (
  tone: Tone,
  text: string,
  undo?: Pick<RaisedNotice, "deleted" | "fileSet">,
) => void {
  const store = useStore();
  return useCallback(
    (tone, text, undo) => store.dispatch({ kind: "notice-raised", tone, text, ...undo }),
    [store],
  );
}

/** Tell the person, in passing, why something failed. */
export function useTellFailure(tone: Tone = "error"): (error: unknown) => void {
  const notify = useNotify();
  const language = useLanguage();
  return (error) => notify(tone, describeFailure(failureOf(error), language));
}

/** Put a text on the clipboard, and tell the person what came of it. */
export function useCopyText(): (text: string, done: string, failed: string) => Promise<void> {
  const notify = useNotify();
  return (text, done, failed) =>
    navigator.clipboard.writeText(text).then(
      () => notify("success", done),
      () => notify("warning", failed),
    );
}
