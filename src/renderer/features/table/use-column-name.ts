import { useTranslation } from "react-i18next";

/** A column's name as a person reads it: Galley's own words for its own, the site's name for a field of the site. */
export function useColumnName(): (id: string) => string {
  const { t, i18n } = useTranslation("table");
  return (id) => (i18n.exists(`table:names.${id}`) ? t(`names.${id as "title"}`) : id);
}
