import { defineCollection, z } from "astro:content";
import { glob } from "astro/loaders";

const articles = defineCollection({
  loader: glob({ pattern: "**/*.{md,mdx}", base: "./src/content/articles" }),
  schema: z.object({
    title: z.string().max(120),
    description: z.string(),
    date: z.date(),
    tags: z.array(z.string()),
    locale: z.enum(["en", "ja"]),
  }),
});

const timeline = defineCollection({
  loader: glob({ pattern: "**/*.md", base: "./src/content/timeline" }),
  schema: z.object({ title: z.string(), date: z.date() }),
});

export const collections = { articles, timeline };
