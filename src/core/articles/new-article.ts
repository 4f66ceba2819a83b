/** The text of a new article, and what has to be asked before it is written. */

import { applyEdit } from "../document/patch.ts";
import { splitDocument } from "../document/parts.ts";
import { editField } from "../frontmatter/edit.ts";
import { fieldsIn } from "../frontmatter/read.ts";
import { plainValue, type FieldMap, type FieldValue } from "../frontmatter/values.ts";
import type { Field } from "../schema/field.ts";
import { fillTemplate, TITLE_MARK, type TemplateValues } from "./template.ts";

export interface NewArticle {
  /** The site's template; `null`: the schema alone says what an article has. */
  readonly template: string | null;
  readonly fields: readonly Field[];
  readonly values: TemplateValues;
  /** What the person answered, by field. */
  readonly answers: Readonly<Record<string, FieldValue>>;
}

const TITLE = "title";
/** Fields that name the locale of their own file. */
const LOCALE_FIELDS = new Set(["lang", "language", "locale"]);

/** The required fields that `template` leaves open, in the schema's order. What no plain question asks for is left out. */
export function askedFields(fields: readonly Field[], template: string | null): readonly Field[] {
  const given = template === null ? {} : fieldsOfText(fillTemplate(template, BLANK));
  return fields.filter(
    ({ name, shape, required }) =>
      required &&
      name !== TITLE &&
      !LOCALE_FIELDS.has(name) &&
      shape.kind !== "object" &&
      shape.kind !== "any" &&
      isBlank(given[name]),
  );
}

/** The text of the article's file in `values.locale`. */
export function newArticleText({ template, fields, values, answers }: NewArticle): string {
  let text = template === null ? "" : fillTemplate(template, values);
  for (const [name, value] of Object.entries(fieldsOfText(text))) {
    const plain = plainValue(value);
    if (typeof plain === "string" && plain.includes(TITLE_MARK))
      text = withField(text, name, plain.replaceAll(TITLE_MARK, values.title));
  }
  const known = fieldsOfText(text);
  const names = [...new Set([TITLE, ...fields.map(({ name }) => name), ...Object.keys(answers)])];
  for (const name of names) {
    const field = fields.find((each) => each.name === name);
    const value = answers[name] ?? ownValue(name, field, values, known[name]);
    if (value !== undefined) text = withField(text, name, value);
  }
  const { body, lineEnding } = splitDocument(text);
  return body.from === text.length ? `${text}${lineEnding}` : text;
}

/** What Galley knows by itself: the title, and the locale where a field is made for it. */
function ownValue(
  name: string,
  field: Field | undefined,
  { title, locale }: TemplateValues,
  before: FieldValue | undefined,
): FieldValue | undefined {
  if (name === TITLE) return isBlank(before) ? title : undefined;
  const isLocale = LOCALE_FIELDS.has(name) && locale !== null && isBlank(before);
  return isLocale && field?.required === true ? locale : undefined;
}

function withField(text: string, name: string, value: FieldValue): string {
  return applyEdit(text, editField(text, { kind: "set", path: [name], value }));
}

function fieldsOfText(text: string): FieldMap {
  return fieldsIn(splitDocument(text));
}

const BLANK: TemplateValues = { title: "", slug: "", date: "2000-01-01", moment: "2000-01-01", locale: null };

function isBlank(value: FieldValue | undefined): boolean {
  if (value === undefined || value === null || value === "" || value === TITLE_MARK) return true;
  return Array.isArray(value) && value.length === 0;
}
