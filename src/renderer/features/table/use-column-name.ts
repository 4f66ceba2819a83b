import { useTranslation } from "react-i18next";

/** A column's name as a person reads it: Galley's own words for its own, the site's name in words for a field of the site. */
export function useColumnName(): (id: string) => string {
  const { t, i18n } = useTranslation("table");
  return (id) => (i18n.exists(`table:names.${id}`) ? t(`names.${id as "title"}`) : nameInWords(id));
}

/** A name that a program gave, as words: "Impact level" for `impactLevel` and `impact_level`. */
export function nameInWords(name: string): string {
  const words = name
    .replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|[_-]+/gu, " ")
    .trim()
    .split(" ")
    .map((word, at) => (at > 0 && /^\p{Lu}\P{Lu}*$/u.test(word) ? word.toLowerCase() : word))
    .join(" ");
  return words.slice(0, 1).toUpperCase() + words.slice(1) || name;
}
