import { describe, expect, test } from "vitest";
import { dialectFor } from "#core/markdown/dialect";
import { parseBody } from "#core/markdown/body";
import { addedEvidence, evidenceOf, lettersOfBlocks, showsEvidence } from "#core/publish/evidence";

const evidence = (text: string, publisher = "hugo") =>
  evidenceOf(parseBody(text, dialectFor("a.md", publisher)));
const shows = (html: string, text: string) => showsEvidence(html, evidence(text));

describe("a page that shows a text", () => {
  test("[PB1] may spell quotes, dashes, entities and spaces in its own way", () => {
    expect(
      shows("<p>&ldquo;One&rdquo; &mdash; two&#8230;\n three &amp; four</p>", '"One" -- two... three & four'),
    ).toBe(true);
    expect(shows("<h2 id='x'>A <em>new</em> day</h2>", "## A *new* day")).toBe(true);
    expect(shows("<p><strong>「引用」</strong>の後。</p>", "**「引用」**の後。")).toBe(true);
  });

  test("[PB1] must have every run of it", () => {
    expect(shows("<p>Old text</p>", "New text")).toBe(false);
    expect(shows("<p>One</p>", "One\n\nTwo")).toBe(false);
  });

  test("[PB1] shows nothing by its scripts, styles, comments or attributes", () => {
    expect(shows('<script>"new"</script><style>new{}</style><!-- new --><p title="new">old</p>', "new")).toBe(
      false,
    );
  });
});

describe("what is not expected of a page", () => {
  test.each([
    ["an inline shortcode", "Before {{< figure src=x >}} after", ["before", "after"]],
    ["a footnote's mark", "Said[^1] so\n\n[^1]: Note", ["said", "so"]],
    ["an attribute list", "## Heading {#own-id}", ["heading"]],
    ["an emoji's name", "A :smile: face", ["a", "face"]],
    ["code", "```js\nconst x = 1;\n```\n\nText `inline` more", ["text", "more"]],
    ["an image", "See ![alt](x.png) here", ["see", "here"]],
  ])("[PB2] %s", (_name, text, runs) => {
    expect(evidence(text)).toEqual(runs);
  });
});

test("[PB3] only what was added is asked for, once", () => {
  expect(addedEvidence(["a", "b"], ["a", "c", "c", "b"])).toEqual(["c"]);
});

test("[PB4] blocks are known by all their letters, islands by none", () => {
  const body = parseBody(
    "# A *title*\n\n{{< figure src=x >}}\n\n- one\n- two\n\n```js\nlet a;\n```\n",
    dialectFor("a.md", "hugo"),
  );
  expect(lettersOfBlocks(body)).toEqual(["atitle", "", "onetwo", "leta"]);
});
