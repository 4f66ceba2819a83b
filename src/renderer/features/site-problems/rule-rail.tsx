import { useMemo } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { ruleWords } from "#core/problems/guide";
import type { FileProblem } from "#contract/values";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { countRules } from "./findings.ts";

export interface RuleRailProps {
  readonly problems: readonly FileProblem[];
  /** How many people have let stand. */
  readonly dismissed: number;
  readonly chosen: string | null;
  readonly onChoose: (rule: string | null) => void;
}

/** Every kind of problem that was found, with how many there are. */
export function RuleRail({ problems, dismissed, chosen, onChoose }: RuleRailProps) {
  const { t } = useTranslation("siteProblems");
  const language = useLanguage();
  const areas = useMemo(() => countRules(problems), [problems]);
  return (
    <nav aria-label={t("kinds")} className="site-problems-rail">
      <ul>
        <RailItem
          name={t("all")}
          count={problems.length}
          isChosen={chosen === null}
          onChoose={() => onChoose(null)}
        />
      </ul>
      {areas.map(({ area, rules }) => (
        <section key={area}>
          <h2>{t(`areas.${area}`)}</h2>
          <ul>
            {rules.map(([rule, count]) => (
              <RailItem
                key={rule}
                name={ruleWords(rule, language).title}
                count={count}
                isChosen={chosen === rule}
                onChoose={() => onChoose(rule)}
              />
            ))}
          </ul>
        </section>
      ))}
      {dismissed > 0 ? (
        <section>
          <h2>{t("settled")}</h2>
          <ul>
            <RailItem
              name={t("dismissed")}
              count={dismissed}
              isChosen={chosen === "dismissed"}
              onChoose={() => onChoose("dismissed")}
            />
          </ul>
        </section>
      ) : null}
    </nav>
  );
}

interface RailItemProps {
  readonly name: string;
  readonly count: number;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function RailItem({ name, count, isChosen, onChoose }: RailItemProps) {
  const language = useLanguage();
  return (
    <li>
      <Button
        className="site-problems-kind"
        onPress={onChoose}
        {...(isChosen ? { "aria-current": "true" as const } : {})}
      >
        <span className="site-problems-kind-name">{name}</span>
        <span className="site-problems-kind-count">{formatNumber(count, language)}</span>
      </Button>
    </li>
  );
}
