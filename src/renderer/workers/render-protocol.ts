/** What the window and the worker that renders say to each other. Both are Galley's own; nothing here is checked. */

import type { Dialect } from "#core/markdown/block";
import type { RenderWords } from "#core/render/placeholders";
import type { UnitPatch } from "#core/render/unit-patch";

export interface RenderRequest {
  /** Grows with every request; answers carry it. */
  readonly revision: number;
  /** The body as it stands, without frontmatter. */
  readonly text: string;
  readonly dialect: Dialect;
  readonly imagesBase: string;
  readonly remoteImages: boolean;
  readonly words: RenderWords;
}

export type RenderAnswer =
  | { readonly kind: "ready" }
  | {
      readonly kind: "rendered";
      readonly revision: number;
      /** From the units that this worker answered last. */
      readonly patch: UnitPatch;
      /** Where the body's blocks begin: `blockStarts`. */
      readonly starts: readonly number[];
      /** False: code in a language that is being loaded follows. */
      readonly isFinal: boolean;
    }
  | { readonly kind: "failed"; readonly revision: number };
