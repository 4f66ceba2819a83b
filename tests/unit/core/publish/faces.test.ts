import { describe, expect, test } from "vitest";
import { columnsOf, cutAt, feedEntries, pageFace, pageLinks, pageShows } from "#core/publish/faces";

describe("[PB11] what a page says of itself", () => {
  test("[PB11] its title, description and card, references read", () =>
    expect(
      pageFace(`<head><title> Salt &amp;\n Pepper </title><meta name="Description" content="Two &quot;friends&quot;">
        <link rel="canonical" href="/a/"><meta property="og:title" content="Card"><meta property="og:title" content="Later">
        <meta name="twitter:image" content="/i.png"></head>`),
    ).toEqual({
      title: "Salt & Pepper",
      description: 'Two "friends"',
      canonical: "/a/",
      cardTitle: "Card",
      cardDescription: null,
      cardImage: "/i.png",
      siteName: null,
    }));

  test("[PB11] links of its text and feeds of its head", () =>
    expect(
      pageLinks(
        `<link rel="alternate" type="application/rss+xml" href="/f.xml"><a href="/a">a</a><a>b</a><a href="/a">c</a>`,
      ),
    ).toEqual({ links: ["/a"], feeds: ["/f.xml"] }));
});

describe("[PB12] a page shows an entry", () => {
  test.each([
    ["in its text, however it is spelt", "<p>“The first model”</p>", ["The First Model"], true],
    [
      "in what it hands to a script",
      `<x-island props="{&quot;t&quot;:&quot;The first model&quot;}"></x-island>`,
      ["The first model"],
      true,
    ],
    [
      "not when one of the words is missing",
      "<p>The first model</p>",
      ["The first model", "A description"],
      false,
    ],
    ["not by words too short to prove it", "<p>GPT of ours</p>", ["GPT"], false],
    ["not by no words", "<p>Text</p>", [], false],
  ])("[PB12] %s", (_, html, words, shows) => expect(pageShows(html, words)).toBe(shows));
});

describe("[PB13] a feed's entries", () => {
  test("[PB13] of RSS, escaped and in CDATA", () =>
    expect(
      feedEntries(
        `<rss><channel><title>Feed</title><item><title>A &amp;amp; B</title><link>https://s/a</link><pubDate>Mon</pubDate><description><![CDATA[<p>One <b>two</b></p>]]></description></item></channel></rss>`,
      ),
    ).toEqual([{ title: "A & B", link: "https://s/a", date: "Mon", summary: "One two" }]));

  test("[PB13] of Atom", () =>
    expect(
      feedEntries(
        `<feed><entry><title>A</title><link rel="alternate" href="/a"/><updated>2026</updated><summary type="html">&lt;p&gt;One&lt;/p&gt;</summary></entry></feed>`,
      ),
    ).toEqual([{ title: "A", link: "/a", date: "2026", summary: "One" }]));

  test("[PB13] none where it is no feed", () => expect(feedEntries("<html></html>")).toEqual([]));
});

test("[PB14] a limit counts columns: a full-width character takes two, and none is cut in half", () => {
  expect(columnsOf("日本 ab")).toBe(7);
  expect(cutAt("日本語", 5)).toEqual(["日本", "語"]);
  expect(cutAt("ab", 5)).toEqual(["ab", ""]);
});
