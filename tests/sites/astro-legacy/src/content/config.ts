import { defineCollection, z } from "astro:content";

const articles = defineCollection({
  type: "content",
  schema: z.object({
    title: z.string().max(120),
    description: z.string(),
    date: z.date(),
    tags: z.array(z.string()),
    locale: z.enum(["en", "ja"]),
  }),
});

const timeline = defineCollection({
  type: "content",
  schema: z.object({ title: z.string(), date: z.date() }),
});

export const collections = { articles, timeline };
