import { useTranslation } from "react-i18next";
import { TextField } from "../../ui/text-field.tsx";
import { nameProblem } from "./article-places.ts";

export interface NameFieldProps {
  readonly hint: string;
  readonly name: string;
  readonly onChange: (name: string) => void;
}

/** An article's name in its collection, folders and all. */
export function NameField({ hint, name, onChange }: NameFieldProps) {
  const { t } = useTranslation("articles");
  const problem = nameProblem(name);
  return (
    <TextField
      label={t("place")}
      description={hint}
      isCode
      // The dialog is there to be typed into.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      value={name}
      onChange={onChange}
      error={problem === null ? null : t(`badName.${problem}`)}
    />
  );
}
