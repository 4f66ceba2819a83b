export default function (config) {
  config.addPassthroughCopy("site.css");
  config.addPassthroughCopy("articles/**/*.svg");
  config.addShortcode("note", (text) => `<aside class="note">${text}</aside>`);
  return { dir: { input: ".", includes: "_includes", output: "_site" }, markdownTemplateEngine: "liquid" };
}
