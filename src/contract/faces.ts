/** How an article looks where its page is not, as the built site shows it. */

import { z } from "zod";

/** Texts of a site's pages: long ones are no title and no description. */
const Text = z.string().max(100_000).nullable();

export const FacesValue = z.object({
  page: z
    .object({
      url: z.string(),
      title: Text,
      description: Text,
      canonical: Text,
      cardTitle: Text,
      cardDescription: Text,
      cardImage: Text,
      siteName: Text,
    })
    .nullable(),
  /** Pages of the site that lead to the article, or show its words. */
  places: z.array(z.object({ url: z.string(), title: z.string(), how: z.enum(["link", "words"]) })),
  feeds: z.array(
    z.object({
      url: z.string(),
      entry: z.object({ title: z.string(), link: z.string(), date: Text, summary: Text }),
    }),
  ),
  /** So many pages were looked at, and whether that was all of them. */
  looked: z.number(),
  isWhole: z.boolean(),
});
export type FacesValue = z.infer<typeof FacesValue>;
