import { useEffect, useState } from "react";
import type { RowLayout } from "#core/query/record";

/** What a query is about, as the table understands it. */
export interface About {
  readonly collection: string | null;
  readonly query: string;
  readonly layout: RowLayout;
}

export interface FoundScope {
  readonly rows: number;
  /** A field of the query that no article has. */
  readonly unknown?: string;
}

const PAUSE_MILLISECONDS = 150;

/** How much `about` finds, asked when typing pauses and whenever `files` is another; `null` until it is known. */
export function useFoundScope(
  count: (about: About) => Promise<FoundScope>,
  { collection, query, layout }: About,
  files: unknown,
): FoundScope | null {
  const [found, setFound] = useState<FoundScope | null>(null);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      count({ collection, query, layout }).then(
        (answer) => isOver || setFound(answer),
        () => isOver || setFound(null),
      );
    }, PAUSE_MILLISECONDS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [count, collection, query, layout, files]);
  return found;
}
