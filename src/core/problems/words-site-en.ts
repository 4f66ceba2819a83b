/** The sentences, in English, of problems that are found by looking over many articles. */

import type { Problem, ProblemRule } from "./problem.ts";

type Sentence = (details: Problem["details"], field: string) => string;

/** Rules of galley.json and of site health. */
export type SiteRule = Extract<
  ProblemRule,
  | `rule-${string}`
  | "rules-invalid"
  | `locale-${string}`
  | "field-other-language"
  | "text-untranslated"
  | `link-${string}`
  | `image-${string}`
  | `${string}-duplicate`
  | "heading-skips"
  | "description-long"
  | "value-spelling"
  | `term-${string}`
>;

export const siteEnglish: Readonly<Record<SiteRule, Sentence>> = {
  "rules-invalid": ({ message }) => `galley.json has a rule that Galley cannot use: ${message}`,
  "rule-length": ({ bound, limit, found, unit }, field) =>
    `“${field}” should have at ${bound === "least" ? "least" : "most"} ${limit} ${unit}; it has ${found}.`,
  "rule-pattern": ({ expected, found }, field) =>
    `“${field}” is “${found}”, which does not have the form that the site asks for (${expected}).`,
  "rule-unique": ({ found, other, more }, field) =>
    `“${field}” must be the article’s own, and “${found}” also stands in ${other}${others(more)}.`,
  "rule-reference": ({ found, collection }, field) =>
    `“${field}” names “${found}”, which is nothing in “${collection}”.`,
  "rule-locales": ({ other }, field) =>
    `“${field}” is missing here, and must be filled in every language: ${other} has it.`,
  "rule-condition": ({ when, reason }, field) =>
    reason === "forbidden"
      ? `“${field}” must not be filled${when === "" ? "" : ` where ${when}`}.`
      : `“${field}” must be filled${when === "" ? "" : ` where ${when}`}.`,
  "rule-order": ({ found, other, value }, field) =>
    `“${field}” (${found}) lies before “${other}” (${value}); it should not.`,
  "locale-missing": ({ locale }) =>
    `The article has no ${locale} version, as other articles of its collection do.`,
  "locale-date-differs": ({ found, value, other }, field) =>
    `“${field}” is ${found} here and ${value} in ${other}: one article, two dates.`,
  "locale-value-differs": ({ found, value, other }, field) =>
    `“${field}” is “${found}” here and “${value}” in ${other}, though other articles keep them paired.`,
  "locale-tags-differ": ({ found, value, other }, field) =>
    `“${field}” has ${found} ${found === 1 ? "item" : "items"} here and ${value} in ${other}.`,
  "locale-blocks-differ": ({ what, found, value, other }) =>
    `The text has ${counted(what, found)} here and ${value} in ${other}: something may be left out.`,
  "locale-content-differs": ({ what, missing, extra, other }) =>
    [
      `The text and ${other} do not have the same ${listed(what)}.`,
      ...(missing === "" ? [] : [`Not here: ${missing}.`]),
      ...(extra === "" ? [] : [`Only here: ${extra}.`]),
    ].join(" "),
  "text-untranslated": ({ found, value, locale }) =>
    `${found} of ${value} passages of the ${locale} version ${found === 1 ? "is" : "are"} still in the source’s language.`,
  "field-other-language": ({ locale, found }, field) =>
    `“${field}” of the ${locale} version is still in another language: “${found}”.`,
  "link-broken": ({ target }) => `The link leads to “${target}”, and no file stands there.`,
  "image-broken": ({ target }) => `The image “${target}” is not there.`,
  "image-without-alt": ({ target }) =>
    `The image “${target}” has no description, so that who cannot see it gets nothing.`,
  "title-duplicate": ({ found, other, more }) =>
    `The title “${found}” is also that of ${other}${others(more)}: readers and search engines cannot tell them apart.`,
  "slug-duplicate": ({ found, other, more }) =>
    `The address “${found}” is also that of ${other}${others(more)}: only one of them can be published there.`,
  "heading-skips": ({ from, to, text }) =>
    `The heading “${text}” is of level ${to} right under level ${from}: a level is skipped.`,
  "description-long": ({ found, limit }, field) =>
    `“${field}” has ${found} characters; search engines show about ${limit} and cut the rest.`,
  "value-spelling": ({ found, other, count }, field) =>
    `“${field}” says “${found}”, which elsewhere is spelled “${other}” (${count} times).`,
  "term-not-used": ({ term, expected }) =>
    `The source says “${term}” here, which the glossary translates as “${expected}”; the translation does not.`,
  "term-forbidden": ({ found, expected }) =>
    `The glossary forbids “${found}” here${expected === "" ? "" : `: write “${expected}”`}.`,
};

type Detail = string | number | undefined;

const kinds: Readonly<Record<string, readonly [one: string, many: string]>> = {
  headings: ["heading", "headings"],
  images: ["image", "images"],
  code: ["code block", "code blocks"],
  tables: ["table", "tables"],
  lists: ["list item", "list items"],
  footnotes: ["footnote", "footnotes"],
  links: ["link", "links"],
  shortcodes: ["component", "components"],
  placeholders: ["placeholder", "placeholders"],
  numbers: ["number", "numbers"],
  dates: ["date", "dates"],
  blocks: ["block", "blocks"],
};

function counted(what: Detail, found: Detail): string {
  const [one, many] = kinds[String(what)] ?? ["block", "blocks"];
  return `${found} ${found === 1 ? one : many}`;
}

/** `links numbers` as "links and numbers". */
function listed(what: Detail): string {
  const names = String(what)
    .split(" ")
    .map((kind) => kinds[kind]?.[1] ?? kind);
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
}

function others(more: Detail): string {
  return Number(more ?? 0) > 0 ? ` and ${more} more` : "";
}
