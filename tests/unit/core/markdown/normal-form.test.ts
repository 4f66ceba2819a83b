import { describe, expect, test } from "vitest";
import { dialectFor } from "#core/markdown/dialect";
import { sameTree } from "#core/markdown/normal-form";
import { parseTree } from "#core/markdown/parse";

const dialect = dialectFor("article.md", null);

function same(left: string, right: string): boolean {
  return sameTree(parseTree(left, dialect), parseTree(right, dialect));
}

describe("[M30] the same", () => {
  test.each([
    ["markers of emphasis", "*a* __b__", "_a_ **b**"],
    ["how marks nest", "***a** b*", "*__a__ b*"],
    ["heading forms", "# a #", "a\n="],
    ["list markers", "- a\n- b", "+   a\n+   b"],
    ["numbers after the first", "1. a\n1. b", "1. a\n2. b"],
    ["fences", "```js\na\n```", "~~~~ js\na\n~~~~"],
    ["indented code", "    a", "```\na\n```"],
    ["table padding", "|a|b|\n|-|-|\n|c|", "| a | b |\n| --- | --- |\n| c | |"],
    ["escapes and entities", "a \\* &amp;", "a &#42; &"],
    ["kinds of reference", "[a]\n\n[a]: /b", "[a][]\n\n[a]: /b"],
    ["line endings", "a\nb", "a\r\nb"],
    ["breaks", "a  \nb", "a\\\nb"],
    ["an emphasis over a line ending", "**a\nb**", "**a**\n**b**"],
    ["thematic breaks", "---", "* * *"],
    ["titles' quotes", "[a](b 'c')", '[a](<b> "c")'],
  ])("%s", (_, left, right) => expect(same(left, right)).toBe(true));
});

describe("[M31] not the same", () => {
  test.each([
    ["text", "a", "b"],
    ["white space inside text", "a b", "a  b"],
    ["marks", "*a*", "**a**"],
    ["where a mark ends", "**a** b", "**a b**"],
    ["kinds of break", "a\nb", "a  \nb"],
    ["addresses", "[a](b)", "[a](c)"],
    ["titles", '[a](b "c")', "[a](b)"],
    ["alternative texts", "![a](b)", "![c](b)"],
    ["languages", "```js\na\n```", "```ts\na\n```"],
    ["what follows the language", "```js a\n```", "```js b\n```"],
    ["levels", "# a", "## a"],
    ["first numbers", "1. a", "2. a"],
    ["kinds of list", "- a", "1. a"],
    ["looseness", "- a\n- b", "- a\n\n- b"],
    ["checks", "- [ ] a", "- [x] a"],
    ["alignment", "|a|\n|-|", "|a|\n|:-|"],
    ["cells", "|a|\n|-|\n|b|", "|a|\n|-|\n|c|"],
    ["islands", "<!-- a -->", "<!-- b -->"],
    ["inline islands", "a $b$", "a $c$"],
    ["code and text", "`a`", "a"],
    ["links and references", "[a](b)", "[a]\n\n[a]: b"],
  ])("%s", (_, left, right) => expect(same(left, right)).toBe(false));
});
