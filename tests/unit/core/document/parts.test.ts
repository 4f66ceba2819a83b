import { describe, expect, test } from "vitest";
import { splitDocument } from "#core/document/parts";

/** Split `text`; check that its parts cover it without a gap; give them back as text. */
function split(text: string) {
  const parts = splitDocument(text);
  const { frontmatter, body } = parts;
  const start = parts.hasByteOrderMark ? 1 : 0;
  expect(frontmatter?.whole.from ?? start).toBe(start);
  expect(body.from).toBe(frontmatter?.whole.to ?? start);
  expect(body.to).toBe(text.length);
  return {
    language: frontmatter?.language ?? null,
    label: frontmatter?.label ?? null,
    content: frontmatter ? text.slice(frontmatter.content.from, frontmatter.content.to) : null,
    body: text.slice(body.from),
    lineEnding: parts.lineEnding,
  };
}

describe("[D1] [D2] frontmatter", () => {
  test.each([
    ["YAML", "---\ntitle: A\n---\nBody\n", "yaml", "title: A\n", "Body\n"],
    ["TOML", '+++\ntitle = "A"\n+++\nBody', "toml", 'title = "A"\n', "Body"],
    ["JSON between semicolons", ';;;\n{"a": 1}\n;;;\nBody', "json", '{"a": 1}\n', "Body"],
    [
      "Hugo's bare JSON",
      '{\n"a": "}", "b": {"c": "\\"}"}\n}\n\nBody',
      "json",
      '{\n"a": "}", "b": {"c": "\\"}"}\n}',
      "\nBody",
    ],
    ["white space after the marks", "--- \nt: 1\n---\t\nBody", "yaml", "t: 1\n", "Body"],
    ["nothing between the fences", "---\n---\nBody", "yaml", "", "Body"],
    ["no body and no final line ending", "---\nt: 1\n---", "yaml", "t: 1\n", ""],
    ["CRLF", "---\r\nt: 1\r\n---\r\nBody", "yaml", "t: 1\r\n", "Body"],
    ["lone CR", "---\rt: 1\r---\rBody", "yaml", "t: 1\r", "Body"],
    ["a byte order mark", "\uFEFF---\nt: 1\n---\nBody", "yaml", "t: 1\n", "Body"],
  ])("%s", (_, text, language, content, body) => {
    expect(split(text)).toMatchObject({ language, content, body });
  });
});

describe("[D3] what is no frontmatter", () => {
  test.each([
    ["an empty file", ""],
    ["only a byte order mark", "\uFEFF"],
    ["a fence that is never closed", "---\ntitle: A\n\nText\n"],
    ["a single fence line", "---\n"],
    ["a thematic break of four dashes", "----\ntext\n----\n"],
    ["a fence after a blank line", "\n---\nt: 1\n---\n"],
    ["text after the closing mark", "---\nt: 1\n--- # no\n"],
    ["a brace that opens a template", "{{ page.title }}\n"],
    ["an object that never closes", '{\n"a": 1\n'],
    ["an object with text behind it", '{"a": 1} and more\n'],
  ])("%s", (_, text) => {
    expect(split(text)).toMatchObject({ language: null, body: text.replace(/^\uFEFF/, "") });
  });
});

test("[D4] a named language is honoured or refused, never run", () => {
  expect(split("---toml\na = 1\n---\n")).toMatchObject({ language: "toml" });
  expect(split("--- YAML\na: 1\n---\n")).toMatchObject({ language: "yaml" });
  for (const label of ["js", "javascript", "JS", "coffee"]) {
    expect(split(`---${label}\nprocess.exit()\n---\nBody`)).toMatchObject({
      language: "unsupported",
      label,
      body: "Body",
    });
  }
});

test("[D5] the line ending is the one used most", () => {
  expect(split("a\r\nb\r\nc\n").lineEnding).toBe("\r\n");
  expect(split("a\nb\r\nc\n").lineEnding).toBe("\n");
  expect(split("a\rb").lineEnding).toBe("\r");
  expect(split("a").lineEnding).toBe("\n");
});
