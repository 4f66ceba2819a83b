/** A site's template for new articles, filled where that is plain: Hugo's archetypes, and `.article-template.md`. */

import { splitDocument } from "../document/parts.ts";

/** What a template may name. `date` is a day, `YYYY-MM-DD`; `moment` a date-time with its offset. */
export interface TemplateValues {
  readonly title: string;
  readonly slug: string;
  readonly date: string;
  readonly moment: string;
  readonly locale: string | null;
}

/** A marker in the frontmatter that stands for a text until the fields can be written one by one. */
export const TITLE_MARK = "galley-title-goes-here";

/** Shortcodes are no placeholders: they are the article's. */
const PLACEHOLDER = /\{\{-?\s*(?![<%])([^{}]*?)\s*-?\}\}/g;

/** Fill `template`. In its frontmatter the title is `TITLE_MARK`; a field with an unknown placeholder is left out. */
export function fillTemplate(template: string, values: TemplateValues): string {
  const { body, frontmatter } = splitDocument(template);
  const head = template.slice(0, body.from);
  const text = filledBody(template.slice(body.from), values);
  return (frontmatter === null ? head : filledHead(head, values)) + text;
}

function filledHead(head: string, values: TemplateValues): string {
  const lines = head.match(/[^\r\n]*(?:\r\n|\n|\r|$)/g) ?? [];
  return lines
    .map((line) => {
      let isKnown = true;
      const filled = line.replace(PLACEHOLDER, (_, expression: string) => {
        const value = valueOf(expression, { ...values, title: TITLE_MARK });
        if (value === null) isKnown = false;
        return value ?? "";
      });
      return isKnown ? filled : "";
    })
    .join("");
}

function filledBody(body: string, values: TemplateValues): string {
  const lines = body.match(/[^\r\n]*(?:\r\n|\n|\r|$)/g) ?? [];
  return lines
    .map((line) => {
      const filled = line.replace(PLACEHOLDER, (_, expression: string) => valueOf(expression, values) ?? "");
      return filled.trim() === "" && line.trim() !== "" ? "" : filled;
    })
    .join("");
}

const NAME = String.raw`\.?(?:Name|File\.ContentBaseName|File\.BaseFileName|File\.TranslationBaseName|Slug|slug|name)`;
const TITLES = new RegExp(
  String.raw`^(?:\.?[Tt]itle|(?:replace|strings\.Replace) (?:\(? ?)${NAME}(?: ?\)?) "-" " "|${NAME} ?\| ?humanize|humanize ${NAME})(?: ?\| ?(?:title|humanize|strings\.(?:Title|FirstUpper)))?$`,
);
const NAMES = new RegExp(`^${NAME}$`);
const LOCALES = /^\.?(?:[Ll]ocale|[Ll]ang|Site\.Language\.Lang|site\.Language\.Lang)$/;
const MOMENTS =
  /^(?:\.Date|now|time\.Now)(?: ?\| ?time\.Format "2006-01-02T15:04:05Z07:00"|\.Format "2006-01-02T15:04:05(?:Z|-)07:00")?$/;
const DAYS =
  /^(?:date|today|(?:now|\.Date|time\.Now)\.Format "2006-01-02"|(?:dateFormat|time\.Format) "2006-01-02" (?:\.Date|now)|(?:\.Date|now) \| time\.Format "2006-01-02")$/;

function valueOf(expression: string, values: TemplateValues): string | null {
  const text = expression.replace(/\s+/g, " ").replaceAll("`", '"');
  if (TITLES.test(text)) return values.title;
  if (NAMES.test(text)) return values.slug;
  if (LOCALES.test(text)) return values.locale ?? "";
  if (MOMENTS.test(text)) return values.moment;
  return DAYS.test(text) ? values.date : null;
}
