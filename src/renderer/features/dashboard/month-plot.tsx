/** Articles by month, as columns; the numbers stand in a table behind them. */

import { useTranslation } from "react-i18next";
import type { Counted } from "#core/library/statistics";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";

const HEIGHT = 120;
const COLUMN = 24;
const FOOT = 22;

export function MonthPlot({
  title,
  months,
}: {
  readonly title: string;
  readonly months: readonly Counted[];
}) {
  const { t } = useTranslation("dashboard");
  const language = useLanguage();
  const most = Math.max(1, ...months.map(({ count }) => count));
  const [first, last] = [months[0], months.at(-1)];
  const total = months.reduce((sum, { count }) => sum + count, 0);
  const width = months.length * COLUMN;
  return (
    <figure className="dashboard-plot">
      <figcaption>{title}</figcaption>
      <div className="dashboard-scroll">
        <svg
          role="img"
          aria-label={t("monthsLabel", { total, from: first?.name ?? "", to: last?.name ?? "", most })}
          viewBox={`0 0 ${width} ${HEIGHT + FOOT}`}
          width={width}
          height={HEIGHT + FOOT}
        >
          <line x1="0" x2={width} y1={HEIGHT} y2={HEIGHT} className="dashboard-axis" />
          {months.map(({ name, count }, at) => {
            const height = (count / most) * (HEIGHT - 16);
            const middle = at * COLUMN + COLUMN / 2;
            return (
              <g key={name}>
                <rect
                  x={at * COLUMN + 4}
                  width={COLUMN - 8}
                  y={HEIGHT - height}
                  height={height}
                  rx="2"
                  className="dashboard-column"
                />
                {count > 0 ? (
                  <text x={middle} y={HEIGHT - height - 4} className="dashboard-count">
                    {formatNumber(count, language)}
                  </text>
                ) : null}
                {at === 0 || name.endsWith("-01") ? (
                  <text x={at * COLUMN + 4} y={HEIGHT + 16} className="dashboard-year">
                    {months.length - at > 2 || at === 0 ? name.replace("-", "/") : ""}
                  </text>
                ) : null}
              </g>
            );
          })}
        </svg>
      </div>
      <details className="dashboard-table">
        <summary>{t("asTable")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("month")}</th>
              <th scope="col">{t("articles")}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ name, count }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{formatNumber(count, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
