import { defineCollection, z } from "astro:content";
import { glob } from "astro/loaders";

const locale = z.enum(["en", "ja"]);

const articles = defineCollection({
  loader: glob({ pattern: "**/*.md", base: "./src/content/articles" }),
  schema: z.object({
    title: z.string().max(120),
    description: z.string().max(240),
    date: z.date(),
    category: z.enum(["Type", "Printing", "Tools", "Web", "Translation"]),
    impactLevel: z.enum(["low", "medium", "high"]).optional(),
    tags: z.array(z.string()),
    relatedCompanies: z.array(z.string()).optional(),
    locale,
    technyanComment: z.string().optional(),
  }),
});

const notes = defineCollection({
  loader: glob({ pattern: "**/*.md", base: "./src/content/notes" }),
  schema: z.object({
    title: z.string(),
    date: z.date(),
    locale,
    draft: z.boolean().default(false),
    author: z.object({ name: z.string(), role: z.string().optional() }).optional(),
    links: z.array(z.object({ label: z.string(), url: z.string() })).optional(),
  }),
});

export const collections = { articles, notes };
