/** Articles by month, as columns; the numbers stand in a table behind them. */

import { useTranslation } from "react-i18next";
import type { Counted } from "#core/library/statistics";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";

const HEIGHT = 120;
/** A year and more in the width of a window; a few months are as wide as their names. */
const WIDTH = 960;
const NARROWEST = 24;
const WIDEST = 64;
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
  const column = Math.min(WIDEST, Math.max(NARROWEST, Math.floor(WIDTH / Math.max(1, months.length))));
  const width = months.length * column;
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
            const middle = at * column + column / 2;
            return (
              <g key={name}>
                <rect
                  x={at * column + 4}
                  width={column - 8}
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
                {column === WIDEST || at === 0 || name.endsWith("-01") ? (
                  <text x={at * column + 4} y={HEIGHT + 16} className="dashboard-year">
                    {column === WIDEST || months.length - at > 2 || at === 0 ? name.replace("-", "/") : ""}
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
