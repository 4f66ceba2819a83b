import type { JsonSchema } from "../../../../src/core/schema/field.ts";

const date = {
  anyOf: [
    { type: "string", format: "date-time" },
    { type: "string", format: "date" },
    { type: "integer", format: "unix-time" },
  ],
};

/** What Astro 5 writes to `.astro/collections/articles.schema.json`. */
export const astroArticles: JsonSchema = {
  $ref: "#/definitions/articles",
  definitions: {
    articles: {
      type: "object",
      properties: {
        title: { type: "string", minLength: 1, maxLength: 100 },
        description: { type: "string" },
        date,
        category: { type: "string", enum: ["Research", "Product"] },
        tags: { type: "array", items: { type: "string" }, minItems: 1 },
        locale: { anyOf: [{ const: "en" }, { const: "ja" }] },
        draft: { type: "boolean", default: false },
        heroImage: { type: "string" },
        author: {
          type: "object",
          properties: { name: { type: "string" }, born: date },
          required: ["name"],
          additionalProperties: false,
        },
        links: {
          type: "array",
          items: {
            type: "object",
            properties: { url: { type: "string", format: "uri" }, rank: { type: "integer", minimum: 1 } },
            required: ["url"],
          },
        },
        $schema: { type: "string" },
      },
      required: ["title", "description", "date", "category", "tags", "locale"],
      additionalProperties: false,
    },
  },
  $schema: "http://json-schema.org/draft-07/schema#",
};
