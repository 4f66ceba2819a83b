/** Bodies that the publisher's own renderer makes at once, for the page that is still of an earlier text. */

import type { FastValue } from "#contract/publishing";

export interface AtOnce {
  /** The text is another now. */
  readonly changed: (text: string) => void;
  readonly close: () => void;
}

interface AtOnceNeeds {
  readonly render: (text: string) => Promise<FastValue>;
  readonly onBody: (body: { readonly base: string; readonly html: string }) => void;
}

/** Have the body of the latest text rendered, one at a time; what comes too late is not shown. */
export function followAtOnce({ render, onBody }: AtOnceNeeds): AtOnce {
  let wanted: string | null = null;
  let isBusy = false;
  let isOver = false;
  const go = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    while (wanted !== null) {
      const text: string = wanted;
      wanted = null;
      const answer = await render(text).catch(() => null);
      if (isOver) return;
      if (answer?.kind === "rendered") onBody(answer);
    }
    isBusy = false;
  };
  return {
    changed(text) {
      wanted = text;
      void go();
    },
    close() {
      isOver = true;
      wanted = null;
    },
  };
}
