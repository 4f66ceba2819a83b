/** Names with their numbers and a bar for each: a plot that is a table. */

import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";

export interface Bar {
  readonly key: string;
  readonly name: string;
  /** BCP 47 tag of the name where it is not the interface's own. */
  readonly lang?: string | undefined;
  readonly count: number;
  /** Of what the bar is a part; the greatest count where it is not given. */
  readonly of?: number;
}

export interface BarTableProps {
  readonly title: string;
  readonly nameHead: string;
  readonly countHead: string;
  readonly bars: readonly Bar[];
}

export function BarTable({ title, nameHead, countHead, bars }: BarTableProps) {
  const language = useLanguage();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <table className="dashboard-bars">
      <caption>{title}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{nameHead}</th>
          <th scope="col">{countHead}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, name, lang, count, of }) => (
          <tr key={key}>
            <th scope="row" lang={lang}>
              {name}
            </th>
            <td>
              <span className="dashboard-track" aria-hidden>
                <span style={{ width: `${(100 * count) / (of ?? most)}%` }} data-full={count === of} />
              </span>
              <span className="dashboard-number">
                {formatNumber(count, language)}
                {of === undefined ? null : ` / ${formatNumber(of, language)}`}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
