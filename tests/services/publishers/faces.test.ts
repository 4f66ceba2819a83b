import { expect, test } from "vitest";
import type { BuiltSite } from "#services/publishers/built-site";
import { facesOf } from "#services/publishers/faces";

/** A built site of these pages; `own`: files with a page of their own, and where it stands. */
function builtSite(
  pages: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>> = {},
): BuiltSite {
  const readAt = (url: string) => Promise.resolve(pages[url] ?? null);
  const urlOf = (path: string) => Promise.resolve(own[path] ?? null);
  const fileAt = (url: string) => Promise.resolve(Object.keys(own).find((path) => own[path] === url) ?? null);
  return {
    base: "/",
    readAt,
    urlOf,
    fileAt,
    savedPage: () => Promise.resolve(null),
    readPage: async (path) => readAt((await urlOf(path)) ?? ""),
    show: () => Promise.reject(new Error("nothing is shown")),
    follow: () => Promise.resolve(),
  };
}

const site = builtSite(
  {
    "/": `<title>Home</title><link rel="alternate" type="application/rss+xml" href="/index.xml"><a href="/notes/">Notes</a><a href="https://elsewhere.example/posts/a/">not ours</a>`,
    "/notes/": `<title>Notes</title><a href="a/">The first</a><a href="/history/">History</a><a href="/notes/">again</a>`,
    "/history/": `<title>History</title><p>The first model. It could draw a dog.</p>`,
    "/notes/a/": `<title>The first</title><meta property="og:title" content="First!"><a href="/notes/b/">next</a>`,
    "/notes/b/": `<title>The second</title><a href="/notes/a/">before</a>`,
    "/index.xml": `<rss><item><title>The first</title><link>http://127.0.0.1:9/notes/a</link></item></rss>`,
  },
  { "a.md": "/notes/a/", "b.md": "/notes/b/" },
);

test("[PU20] the nearest list that leads to the article, its feed entry and what its page says of itself", async () => {
  const faces = await facesOf(site, "a.md", ["The first"]);
  expect(faces.page).toMatchObject({ url: "/notes/a/", title: "The first", cardTitle: "First!" });
  // Another article that leads there is no list.
  expect(faces.places).toEqual([{ url: "/notes/", title: "Notes", how: "link" }]);
  expect(faces.feeds).toMatchObject([{ url: "/index.xml", entry: { title: "The first" } }]);
});

test("[PU20] an entry without a page is found by its title and description together", async () => {
  const faces = await facesOf(site, "model.md", ["The first model", "It could draw a dog"]);
  expect(faces).toMatchObject({ page: null, places: [{ url: "/history/", how: "words" }], feeds: [] });
  expect((await facesOf(site, "model.md", ["The first model", "It sang"])).places).toEqual([]);
});

test("[PU21] a site whose links never end is left, and that is said", async () => {
  const endless = builtSite({}, {});
  const faces = await facesOf(
    {
      ...endless,
      readAt: (url) => Promise.resolve(url.endsWith(".xml") ? null : `<a href="${url}x/">on</a>`),
    },
    "a.md",
    ["Nowhere to be found"],
  );
  expect(faces).toMatchObject({ places: [], isWhole: false });
  expect((await facesOf(site, "a.md", [])).isWhole).toBe(true);
});
