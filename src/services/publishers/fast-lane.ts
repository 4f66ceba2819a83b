/**
 * Bodies at once: what the publisher's own renderer makes of a text, for the page that shows an earlier one.
 *
 * The renderer is believed for a file only while what it makes of the text that the page shows stands in that page as
 * it is. Where the two differ (a plugin of the page's, a template around the body), the page is waited for.
 */

import { bodyIn } from "#core/publish/same-page";
import { Failure } from "#contract/failure";
import type { FastValue } from "#contract/publishing";
import type { SiteTexts } from "./site-texts.ts";

export interface FastLane {
  /** The page of the file shows `text` now. `readPage`: the page as it stands. */
  readonly shown: (path: string, text: string, readPage: () => Promise<string | null>) => void;
  readonly render: (path: string, text: string) => Promise<FastValue>;
}

interface Shown {
  readonly text: string;
  readonly readPage: () => Promise<string | null>;
  /** What the renderer made of `text`, once that was found in the page. */
  base?: Promise<Base>;
}

type Base =
  | { readonly kind: "found"; readonly html: string }
  | (FastValue & { readonly kind: "unavailable" });

export interface FastLaneNeeds {
  readonly texts: SiteTexts;
  /** Where pages lie, taken off the beginning of addresses. */
  readonly origins: readonly string[];
  /** As of the publisher's runner. */
  readonly comparable?: ((html: string) => string) | undefined;
}

export function openFastLane(needs: FastLaneNeeds): FastLane {
  const { texts } = needs;
  const pages = new Map<string, Shown>();
  const baseOf = (path: string, shown: Shown): Promise<Base> => (shown.base ??= findBase(needs, path, shown));
  return {
    shown(path, text, readPage) {
      const next: Shown = { text, readPage };
      pages.set(path, next);
      // Looked for before anybody types: the renderer has to be started for it.
      void baseOf(path, next);
    },
    async render(path, text) {
      const shown = pages.get(path);
      if (!shown) return unavailable("no-page");
      const base = await baseOf(path, shown);
      if (base.kind === "unavailable") return base;
      try {
        const html = text === shown.text ? base.html : await texts.render(path, text);
        return html === null ? unavailable("none") : { kind: "rendered", html, base: base.html };
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        return unavailable("failed");
      }
    },
  };
}

async function findBase(
  { texts, origins, comparable = (html) => html }: FastLaneNeeds,
  path: string,
  { text, readPage }: Shown,
): Promise<Base> {
  try {
    const html = await texts.render(path, text);
    if (html === null) return unavailable("none");
    const page = await readPage();
    if (page === null) return unavailable("no-page");
    const isThere = bodyIn(comparable(page), comparable(html), origins) !== null;
    return isThere ? { kind: "found", html } : unavailable("differs");
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return unavailable("failed");
  }
}

function unavailable(
  reason: (FastValue & { readonly kind: "unavailable" })["reason"],
): FastValue & { readonly kind: "unavailable" } {
  return { kind: "unavailable", reason };
}
