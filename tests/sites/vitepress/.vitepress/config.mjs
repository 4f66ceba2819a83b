import { defineConfig } from "vitepress";

export default defineConfig({
  title: "Colophon",
  description: "A magazine about print.",
  base: "/magazine/",
  cleanUrls: true,
  ignoreDeadLinks: true,
  srcExclude: ["**/notes/**"],
  rewrites: { "en/about-us.md": "en/about.md" },
  locales: {
    en: { label: "English", lang: "en", link: "/en/" },
    ja: { label: "日本語", lang: "ja", link: "/ja/" },
  },
  markdown: { attrs: { leftDelimiter: "{", rightDelimiter: "}" } },
  themeConfig: { sidebar: [{ text: "Type", items: [{ text: "Code", link: "/en/code" }] }] },
});
