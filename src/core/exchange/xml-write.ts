/** Text and attributes as XML has them. */

/** Characters that XML 1.0 does not have. */
export const IMPOSSIBLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** `text` as element content. Characters that XML does not have are written by `instead`, or left out. */
export function xmlText(text: string, instead: (point: number) => string = () => ""): string {
  return text
    .replace(/[&<>]/g, (mark) => (mark === "&" ? "&amp;" : mark === "<" ? "&lt;" : "&gt;"))
    .replace(/\r/g, "&#13;")
    .replace(new RegExp(IMPOSSIBLE, "g"), (character) => instead(character.charCodeAt(0)))
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "");
}

/** ` name="value"`, or nothing for `null`. */
export function xmlAttribute(name: string, value: string | null): string {
  if (value === null) return "";
  const quoted = xmlText(value)
    .replace(/"/g, "&quot;")
    .replace(/[\t\n]/g, (blank) => `&#${blank.charCodeAt(0)};`);
  return ` ${name}="${quoted}"`;
}
