const names: Readonly<Record<string, string>> = {
  astro: "Astro",
  hugo: "Hugo",
  jekyll: "Jekyll",
  eleventy: "Eleventy",
  vitepress: "VitePress",
  docusaurus: "Docusaurus",
};

/** A publisher's own spelling of its name: the same in every language. */
export function publisherName(id: string): string {
  return names[id] ?? id;
}
