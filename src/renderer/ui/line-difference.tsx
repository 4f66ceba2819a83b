import { useTranslation } from "react-i18next";
import "./line-difference.css";

export interface LineDifferenceProps {
  /** One-based, in the file as it is. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** What a file holds in a place, and what it would hold there. */
export function LineDifference({ line, before, after }: LineDifferenceProps) {
  const { t } = useTranslation("bulk");
  return (
    <dl className="line-difference">
      <div data-side="before">
        <dt>{t("before", { line })}</dt>
        <dd>{before}</dd>
      </div>
      <div data-side="after">
        <dt>{t("after")}</dt>
        <dd>{after}</dd>
      </div>
    </dl>
  );
}
