/** What the memory knows of the block that is translated, asked again until it has read the whole site. */

import { useEffect, useState } from "react";
import type { MemoryMatch } from "#core/memory/memory";
import type { Suggestions } from "#core/memory/suggest";
import { failureOf } from "../../state/actions.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import type { Extent, MemoryHost } from "./memory-host.ts";

export interface Remembered {
  /** Of which text; what is shown for another is out of date. */
  readonly text: string;
  readonly suggestions: Suggestions | null;
  readonly extent: Extent | null;
  readonly failure: FailureValue | null;
}

const nothing: Omit<Remembered, "text"> = { suggestions: null, extent: null, failure: null };

/** `text`: the source's block; `null` where there is none. */
export function useMemoryMatches(host: MemoryHost, path: string, text: string | null): Remembered {
  const [found, setFound] = useState<Remembered>({ ...nothing, text: "" });
  useEffect(() => {
    if (text === null) return undefined;
    let isOver = false;
    const ask = async (): Promise<void> => {
      // Each answer waits a moment for more to be read: this is no busy loop.
      for (let isWhole = false; !isWhole && !isOver;) {
        const { extent, ...suggestions } = await host.match(path, text);
        if (isOver) return;
        setFound({ text, suggestions, extent, failure: null });
        isWhole = extent.read >= extent.total;
      }
    };
    ask().catch((error: unknown) => {
      if (!isOver) setFound({ ...nothing, text, failure: failureOf(error) });
    });
    return () => {
      isOver = true;
    };
  }, [host, path, text]);
  return found.text === text ? found : { ...nothing, text: text ?? "" };
}

export interface Concordance {
  readonly words: string;
  readonly setWords: (words: string) => void;
  /** `null` while nothing is looked for, or not found yet. */
  readonly matches: readonly MemoryMatch[] | null;
}

const PAUSE_MILLISECONDS = 250;

export function useConcordance(host: MemoryHost, path: string): Concordance {
  const [words, setWords] = useState("");
  const [found, setFound] = useState<{
    readonly words: string;
    readonly matches: readonly MemoryMatch[];
  } | null>(null);
  useEffect(() => {
    if (words.trim() === "") return undefined;
    let isOver = false;
    const timer = setTimeout(() => {
      host.search(path, words).then(
        ({ matches }) => {
          if (!isOver) setFound({ words, matches });
        },
        () => {
          if (!isOver) setFound({ words, matches: [] });
        },
      );
    }, PAUSE_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [host, path, words]);
  return { words, setWords, matches: found?.words === words && words.trim() !== "" ? found.matches : null };
}
