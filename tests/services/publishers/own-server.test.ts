/** Servers of a site that a person runs, as small ones of our own. */

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { findOwnPage } from "#services/publishers/own-server";

/** Answers these pages by their paths; a path that leads on is `> path`. */
async function serve(pages: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    asked.push(url);
    const page = pages[url];
    const to = page?.startsWith("> ") ? { location: page.slice(2) } : {};
    response.writeHead(page === undefined ? 404 : "location" in to ? 302 : 200, {
      "content-type": "text/html; charset=utf-8",
      ...to,
    });
    response.end(page ?? '<p>Not here. Did you mean <a href="/magazine/">this</a>?</p>');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, asked };
}

const path = "src/content/articles/quotes/en.md";
const text = "---\ntitle: Quotes\n---\n\nA sentence that is on one page alone.\n";
const article = "<main><p>A sentence that is <em>on one page</em> alone.</p></main>";

test("[PU35] a server that the person runs is found by the file's text, below whatever base", async () => {
  const many = Array.from({ length: 60 }, (_, at) => `<a href="/magazine/en/other-${at}/">other</a>`).join(
    "",
  );
  const { port, asked } = await serve({
    "/magazine/": `${many}<a href="/magazine/en/quotes/">Quotes</a>`,
    "/magazine/en/quotes/": article,
  });
  const page = await findOwnPage({ publisher: "astro", path, text, ports: [port] });
  expect(page).toBe(`http://127.0.0.1:${port}/magazine/en/quotes/`);
  // What is spelled like the file comes first.
  expect(asked.length).toBeLessThan(5);
});

test("[PU35] a server of another site, an older text and a text too short to know are none", async () => {
  const { port } = await serve({
    "/": "> /home/",
    "/home/": `<a href="/quotes">Quotes</a>`,
    "/quotes": article,
  });
  const found = (other: string) => findOwnPage({ publisher: "astro", path, text: other, ports: [port] });
  expect(await found(text)).toBe(`http://127.0.0.1:${port}/quotes`);
  expect(await found(text.replace("one page", "two pages"))).toBeNull();
  expect(await found("---\ntitle: Quotes\n---\n\nA page.\n")).toBeNull();
  expect(await findOwnPage({ publisher: "hugo", path, text, ports: [1] })).toBeNull();
});
