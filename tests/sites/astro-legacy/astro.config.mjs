import mdx from "@astrojs/mdx";
import { defineConfig } from "astro/config";

export default defineConfig({
  site: "https://colophon.example",
  base: "/magazine",
  integrations: [mdx()],
  legacy: { collections: true },
});
