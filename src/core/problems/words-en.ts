/** The sentences of problems in English. */

import type { FixKind, Problem, ProblemRule } from "./problem.ts";
import { siteEnglish } from "./words-site-en.ts";

/** A sentence from a problem's details and its field's label. */
export type Sentence = (details: Problem["details"], field: string) => string;
export type Words = Readonly<Record<ProblemRule, Sentence>>;

const syntax: Readonly<Record<string, (found: string) => string>> = {
  "full-width-colon": () =>
    "The colon after the field's name is full-width (：). Type a half-width colon and a space (: ).",
  "full-width-space": () => "The line is indented with full-width spaces. Use half-width spaces.",
  tab: () => "The line is indented with a tab. Frontmatter needs spaces.",
  "control-character": (found) => `There is an invisible control character (${found}). Delete it.`,
  "unclosed-quote": () => "A quotation mark is opened but not closed. Close it at the end of the value.",
  "unclosed-bracket": () => "A bracket is opened but not closed. Close the list with ] or the map with }.",
  "colon-in-value": () => "The value holds a colon followed by a space. Put the whole value in quotes.",
  "reserved-character": () =>
    "The value begins with a character that has a meaning of its own (such as @, ` or %). Put the value in quotes.",
  "quote-in-quotes": () =>
    "There is text after the closing quotation mark. Write quotes inside of quotes twice ('') or as \\\".",
  indentation: () =>
    "The indentation does not fit the lines above. Fields of one level begin in the same column.",
  "missing-colon": () => "The line is no field: a name, a colon and a space are expected.",
  "bad-escape": () =>
    "A backslash in double quotes is followed by a character that cannot be escaped. Use single quotes, or write \\\\.",
  "unknown-alias": (found) =>
    `The alias *${found} stands for nothing: no value above is marked &${found}. Put the value in quotes if it begins with an asterisk.`,
  "several-documents": () =>
    "The frontmatter holds several documents. Keep one, without lines of three dashes inside.",
  "complex-key": () => "A name is not a plain text. Put values that begin with { or [ in quotes.",
};

const limits: Readonly<Record<string, string>> = {
  length: "The frontmatter is longer than 64 KB.",
  keys: "The frontmatter has more than 1,000 fields.",
  depth: "The frontmatter nests more than 50 levels deep.",
  aliases: "The frontmatter uses more than 200 aliases.",
  values: "The aliases of the frontmatter stand for more than 10,000 values.",
};

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a group of fields",
  nothing: "nothing",
  date: "a date",
  "date-time": "a date and time",
  time: "a time",
  null: "nothing",
};

const formats: Readonly<Record<string, string>> = {
  date: "a date such as 2026-01-31",
  "date-time": "a date and time such as 2026-01-31T09:00:00Z",
  time: "a time such as 09:00:00",
  email: "an e-mail address",
  uri: "a full address such as https://example.com/",
  url: "a full address such as https://example.com/",
};

function anyOf(list: unknown): string {
  const names = String(list ?? "")
    .split(", ")
    .filter(Boolean)
    .map((name) => kinds[name] ?? name);
  return names.length > 1
    ? `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`
    : (names[0] ?? "another value");
}

function differently({ found, reading, other }: Problem["details"]): string {
  switch (reading) {
    case "boolean":
      return `“${found}” is text here, but some site generators read it as ${other}. Put it in quotes to be sure.`;
    case "number":
      return `Some site generators read “${found}” as the number ${other}. Put it in quotes if it is text.`;
    case "utc":
      return `“${found}” has no time zone: site generators take it as UTC. Add one, such as +09:00 or Z.`;
    case "date":
      return `“${found}” without quotes is a date to the site, which expects text here. Put it in quotes.`;
    case "other":
      return `The site’s own reader takes “${found}” to be ${other === "" ? "nothing" : `“${other}”`}. Put it in quotes if it is text.`;
    case "refused":
      return "The site’s own reader cannot read this frontmatter, though Galley can. Check it before you publish.";
    default:
      return `Some site generators read “${found}” as text, not as a number.`;
  }
}

export const english: Words = {
  ...siteEnglish,
  "frontmatter-syntax": ({ reason, found }) =>
    `The frontmatter cannot be read. ${syntax[String(reason)]?.(String(found ?? "")) ?? String(found ?? "")} Edit it as source.`.trim(),
  "frontmatter-too-large": ({ limit }) =>
    `${limits[String(limit)] ?? "The frontmatter is too large."} It can be edited as source only.`,
  "frontmatter-unsupported": ({ language }) =>
    `The frontmatter is written in “${language}”, which Galley neither reads nor runs. It can be edited as source only.`,
  "frontmatter-duplicate-key": ({ name, first, second }) =>
    `The field “${name}” stands twice${first === undefined ? "" : `, on lines ${first} and ${second}`}. Delete one of the two in the source.`,
  "frontmatter-not-a-map": ({ reason, found }) =>
    reason === "full-width-colon"
      ? `“${found}” has a full-width colon (：), so the frontmatter holds no fields. Type a half-width colon and a space (: ).`
      : `The frontmatter is ${reason === "list" ? "a list" : "plain text"}, not fields. Write each field as a name, a colon, a space and a value.`,
  "frontmatter-read-differently": differently,
  "field-required": (_, field) => `“${field}” is missing. The schema requires it: fill it in.`,
  "field-type": ({ expected, found }, field) =>
    found === "nothing"
      ? `“${field}” is empty: ${anyOf(expected)} is expected. Fill it in or remove the field.`
      : `“${field}” must be ${anyOf(expected)}, not ${anyOf(found)}.`,
  "field-choice": ({ expected, found }, field) =>
    `“${field}” is “${found}”, which is not one of its values: ${expected}.`,
  "field-format": ({ expected, found }, field) =>
    `“${field}” must be ${formats[String(expected)] ?? `of the form “${expected}”`}; it is “${found}”.`,
  "field-length": ({ bound, limit, found, unit }, field) =>
    `“${field}” must have at ${bound === "least" ? "least" : "most"} ${limit} ${unit}; it has ${found}.`,
  "field-range": ({ bound, limit, found }, field) => {
    const name = String(bound);
    if (name === "multipleOf") return `“${field}” must be a multiple of ${limit}; it is ${found}.`;
    const relation = name.startsWith("exclusive")
      ? name.endsWith("Minimum")
        ? "more than"
        : "less than"
      : name === "minimum"
        ? "at least"
        : "at most";
    return `“${field}” must be ${relation} ${limit}; it is ${found}.`;
  },
  "field-pattern": ({ expected, found }, field) =>
    `“${field}” is “${found}”, which does not have the form that the schema asks for (${expected}).`,
  "field-unknown": (_, field) =>
    `The schema does not know “${field}”. The site ignores it; check the spelling.`,
  "field-invalid": ({ reason, name, message }, field) => {
    if (reason === "schema-too-large")
      return "The schema allows so many combinations that checking the fields against it would not end. They can be edited, and are not checked.";
    if (reason === "schema")
      return `The schema itself is broken, so the fields cannot be checked: ${message}`;
    if (reason === "reserved-name")
      return `A field cannot be called “${name}”: programs give that name a meaning of its own. Rename it in the source.`;
    return `“${field}” breaks a rule of the schema: ${message}`;
  },
  "field-refused": ({ message }, field) =>
    field === ""
      ? `The site does not accept this: ${message}`
      : `The site does not accept “${field}”: ${message}`,
  "date-impossible": ({ found }, field) =>
    `“${field}” is ${found}, a day or time that does not exist. Some site generators silently publish another day.`,
  "encoding-unsupported": ({ encoding }) =>
    `The file is not UTF-8${encoding ? ` (it looks like ${encoding})` : ""}. It can be read here but not saved; convert it to UTF-8 first.`,
  "block-unsafe": ({ name }) =>
    `A passage${name ? ` (${name})` : ""} holds markup that Galley does not show for safety. It is kept as it is.`,
  "emphasis-not-published": ({ text, marks }) =>
    `“${text}” is published with its ${marks} instead of emphasis: they stand between punctuation and a letter.`,
};

/** What a fix does, as its button says it. */
export type FixWords = Readonly<Record<FixKind, (becomes: string) => string>>;

export const englishFixes: FixWords = {
  "emphasis-moved": (becomes) => `Move the marks: ${becomes}`,
  "emphasis-asterisks": (becomes) => `Use asterisks: ${becomes}`,
  "emphasis-html": (becomes) => `Use HTML: ${becomes}`,
  "value-set": (becomes) => `Write “${becomes}”`,
  "value-removed": () => "Take the item away",
};
