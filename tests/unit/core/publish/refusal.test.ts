import { expect, test } from "vitest";
import { refusedPlace } from "#core/publish/refusal";

const fields = ["title", "date", "tags"];

test("[PB15] a refusal by a schema leads to its field, also to one that is not there", () => {
  const astro = (rest: string) =>
    refusedPlace(`articles → links/en data does not match collection schema. ${rest}`, fields);
  expect(astro("title: Required")).toEqual({ kind: "field", name: "title" });
  expect(astro("locale: Invalid option: expected one of")).toEqual({ kind: "field", name: "locale" });
  expect(astro("tags.0: Expected type string")).toEqual({ kind: "field", name: "tags" });
  expect(refusedPlace('"date" must be a valid date', fields)).toEqual({ kind: "field", name: "date" });
});

test("[PB15] a refusal by a reader of frontmatter leads to its line, in each publisher's way of saying it", () => {
  const line = (reason: string) => refusedPlace(reason, fields);
  expect(line('"content/articles/quotes.en.md:3:1": failed to unmarshal YAML: yaml: line 9')).toEqual({
    kind: "line",
    line: 3,
  });
  expect(line("could not find expected ':' while scanning a simple key at line 2 column 1")).toEqual({
    kind: "line",
    line: 2,
  });
  expect(line("unexpected end of the stream within a double quoted scalar (4:1)")).toEqual({
    kind: "line",
    line: 4,
  });
});

test("[PB15] one that is about the body, a template or the site leads nowhere", () => {
  expect(refusedPlace("Liquid syntax error (line 12): Unknown tag 'note'", fields)).toBeNull();
  expect(refusedPlace("error: something of theme: broke", fields)).toBeNull();
  expect(refusedPlace("Cannot find module './x'", fields)).toBeNull();
});
