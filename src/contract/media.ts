/** Calls of images: added to an article, and looked over in the whole site. */

import { z } from "zod";
import { ContentPath, inWorkspace } from "./values.ts";

/** The largest image that is taken, in bytes: one that is larger is no picture for a page. */
export const LARGEST_ADDED = 10_000_000;

const Place = z.object({ path: z.string(), line: z.int() });

const MediaImage = z.object({
  path: z.string(),
  /** In bytes. */
  size: z.number(),
  /** The articles that refer to it, with the line. */
  uses: z.array(Place),
  /** A file of the site that is no article mentions its name. */
  isMentioned: z.boolean(),
});
export type MediaImageValue = z.output<typeof MediaImage>;

const BrokenImage = Place.extend({ target: z.string() });
export type BrokenImageValue = z.output<typeof BrokenImage>;

export const mediaContract = {
  /** The folder, from the root, that an image of the article would be copied into; "" for the root itself. */
  "media.place": {
    input: inWorkspace.extend({ path: ContentPath }),
    output: z.object({ folder: z.string(), isChosen: z.boolean() }),
  },
  /** Copy an image into that folder under a free name; what the article writes to name it. */
  "media.add": {
    input: inWorkspace.extend({ path: ContentPath, name: z.string().max(500), base64: z.base64() }),
    output: z.object({ path: z.string(), reference: z.string() }),
  },
  /** Every image of the site with its uses, and every reference to one that is not there. */
  "media.read": {
    input: inWorkspace,
    output: z.object({
      images: z.array(MediaImage),
      broken: z.array(BrokenImage),
      /** There are more images than are listed. */
      isCut: z.boolean(),
    }),
  },
} as const;
