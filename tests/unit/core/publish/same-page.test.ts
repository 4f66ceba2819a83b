import { expect, test } from "vitest";
import { articleIn, bodyIn, bodySpelling, firstDifference } from "#core/publish/same-page";

const blocks = ["one", "two"];
const article = (html: string) =>
  articleIn(html, blocks, ["https://colophon.example", "http://site.invalid"]);

test("[PB5] an article is found by its blocks, wherever a page puts it", () => {
  const inMain = article("<body><nav><p>Menu</p></nav><main><p>One</p><p>Two</p></main></body>");
  const deeper = article("<div><section class=x><div><p>One</p>\n<p>Two</p></div></section></div>");
  expect(inMain).toBe(deeper);
  expect(inMain).toBe('<p>\n"One"\n</p>\n<p>\n"Two"\n</p>');
});

test("[PB5] what a build alone decides makes no difference", () => {
  expect(article('<p>One</p><p id="a" class="b">Two <!-- c --></p>')).toBe(
    article(
      '<p>One</p>\n\n<p class="b" id="a" data-astro-source-loc="1:1">Two </p><script src="/@vite/client"></script>',
    ),
  );
  expect(article('<p>One <img src="/_astro/press.B2x9Qa11.svg"></p><p>Two</p>')).toBe(
    article('<p>One <img src="/@fs/home/me/site/src/press.svg?origWidth=4"></p><p>Two</p>'),
  );
  expect(article('<p>One</p><p><a href="https://colophon.example/a/">Two</a></p>')).toBe(
    article('<p>One</p><p><a href="http://site.invalid/a/">Two</a></p>'),
  );
});

test("[PB5] everything else does, and the first difference is shown", () => {
  const right = article('<p>One</p><p class="a">Two</p>') ?? "";
  for (const wrong of [
    '<p>One</p><p class="b">Two</p>',
    "<p>One</p><div>Two</div>",
    '<p>One</p><p class="a">Two!</p>',
    "<p>Two</p><p>One</p>",
  ]) {
    expect(firstDifference(right, article(wrong) ?? ""), wrong).not.toBeNull();
  }
  expect(firstDifference(right, article('<p>One</p><p class="b">Two</p>') ?? "")).toEqual({
    expected: '<p className="a">',
    actual: '<p className="b">',
  });
  expect(firstDifference(right, right)).toBeNull();
});

test("[PB5] in code every space counts", () => {
  expect(articleIn("<pre>a  b</pre>", ["ab"], [])).not.toBe(articleIn("<pre>a b</pre>", ["ab"], []));
});

test("[PB6] a body is found in a page whatever a layout puts around it", () => {
  const body = '<h2 id="a">One</h2>\n<p>Two <!-- c --></p>';
  const page = '<main><h1>T</h1>\n<h2 id="a">One</h2><p>Two</p><footer>F</footer></main>';
  expect(bodyIn(page, body, [])).toBe(bodySpelling(body, []));
  for (const other of [
    "<main><h2 id=a>One</h2></main>",
    "<main><h2 id=a>One</h2><hr><p>Two</p></main>",
    "<main><h2 id=b>One</h2><p>Two</p></main>",
    "<main><p>Two</p><h2 id=a>One</h2></main>",
  ]) {
    expect(bodyIn(other, body, []), other).toBeNull();
  }
  expect(bodyIn(page, "", [])).toBeNull();
});
