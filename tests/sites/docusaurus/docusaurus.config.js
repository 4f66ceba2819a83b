export default {
  title: "Colophon",
  url: "https://colophon.example",
  baseUrl: "/magazine/",
  onBrokenLinks: "throw",
  markdown: { format: "detect" },
  i18n: { defaultLocale: "en", locales: ["en", "ja"] },
  presets: [
    [
      "classic",
      {
        docs: { sidebarPath: "./sidebars.js" },
        blog: { showReadingTime: true, onUntruncatedBlogPosts: "ignore" },
        theme: { customCss: "./src/css/custom.css" },
      },
    ],
  ],
};
