/** Another name or folder for an article: first what that does to every file, then the doing. */

import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { splitKey } from "#core/articles/places";
import type { Article } from "#core/library/article";
import { titleOf } from "#core/library/order";
import { describeFailure } from "#core/words/failures";
import type { Calls } from "#contract/calls";
import { useLanguage } from "../../i18n/use-language.ts";
import { failureOf } from "../../state/actions.ts";
import { withKeys } from "../../state/with-keys.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { LineDifference } from "../../ui/line-difference.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Switch } from "../../ui/switch.tsx";
import { nameProblem, withName } from "./article-places.ts";
import { NameField } from "./name-field.tsx";
import "./articles.css";

export type MovePlan = Awaited<ReturnType<Calls["articles.planMove"]>>;

export interface MoveDialogProps {
  readonly article: Article;
  /** Its files with text that is not saved. */
  readonly unsaved: readonly string[];
  readonly plan: (key: string) => Promise<MovePlan>;
  /** Settles when it is moved; rejects with a failure when nothing was. */
  readonly onMove: (plan: MovePlan, without: readonly string[]) => Promise<void>;
  readonly onClose: () => void;
}

/** More than these are counted: nobody reads them one by one. */
const MOST_SHOWN = 200;

export function MoveDialog({ article, unsaved, plan: makePlan, onMove, onClose }: MoveDialogProps) {
  const { t } = useTranslation("articles");
  const { t: common } = useTranslation("common");
  const language = useLanguage();
  const form = useId();
  const [name, setName] = useState(splitKey(article.key).name);
  const [plan, setPlan] = useState<MovePlan | null>(null);
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<FailureValue | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isOther = withName(article.key, name) !== article.key;
  const isReady = nameProblem(name) === null && isOther && unsaved.length === 0 && !isBusy;
  const run = async (task: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await task();
    } catch (error) {
      setFailure(failureOf(error));
      setPlan(null);
    }
    setBusy(false);
  };
  const look = () =>
    run(async () => {
      setWithout(new Set());
      setPlan(await makePlan(withName(article.key, name)));
    });
  return (
    <Dialog
      title={t("move.title", { name: titleOf(article) })}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>{common("cancel")}</Button>
          {plan === null ? (
            <Button tone="primary" type="submit" form={form} isDisabled={!isReady}>
              {t("move.look")}
            </Button>
          ) : (
            <Button
              tone="primary"
              isDisabled={isBusy}
              onPress={() => void run(() => onMove(plan, [...without]))}
            >
              {t("move.do")}
            </Button>
          )}
        </>
      }
    >
      <form
        id={form}
        className="articles-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void look();
        }}
      >
        <NameField
          hint={t("move.hint")}
          name={name}
          onChange={(typed) => {
            setName(typed);
            setPlan(null);
          }}
        />
        {unsaved.length > 0 ? (
          <Notice tone="warning">{t("move.unsaved", { path: unsaved.join(", ") })}</Notice>
        ) : null}
        {failure ? (
          <Notice tone="error" isLive>
            {describeFailure(failure, language)}
          </Notice>
        ) : null}
        {plan === null ? null : <PlannedMove plan={plan} without={without} onWithout={setWithout} />}
      </form>
    </Dialog>
  );
}

interface PlannedMoveProps {
  readonly plan: MovePlan;
  readonly without: ReadonlySet<string>;
  readonly onWithout: (without: ReadonlySet<string>) => void;
}

function PlannedMove({ plan, without, onWithout }: PlannedMoveProps) {
  const { t } = useTranslation("articles");
  return (
    <div className="articles-plan" role="status">
      <h3>{t("move.files", { count: plan.moves.length })}</h3>
      <ul>
        {plan.moves.slice(0, MOST_SHOWN).map(({ from, to }) => (
          <li key={from} className="articles-moved">
            <span>{from}</span>
            <span>→ {to}</span>
          </li>
        ))}
      </ul>
      {plan.left.length > 0 ? (
        <Notice tone="info">{t("move.left", { paths: plan.left.join(", ") })}</Notice>
      ) : null}
      {plan.unread.length > 0 ? (
        <Notice tone="warning">{t("move.unread", { paths: plan.unread.slice(0, 20).join(", ") })}</Notice>
      ) : null}
      {plan.files.length === 0 ? (
        <p className="articles-note">{t("move.noAddresses")}</p>
      ) : (
        <h3>{t("move.addresses", { count: plan.files.length })}</h3>
      )}
      <ul>
        {plan.files.slice(0, MOST_SHOWN).map(({ path, line, before, after }) => (
          <li key={path} className="articles-edit">
            <Switch
              label={path}
              isSelected={!without.has(path)}
              onChange={(isIn) => onWithout(withKeys(without, [path], !isIn))}
            />
            <LineDifference line={line} before={before} after={after} />
          </li>
        ))}
      </ul>
      {plan.files.length > MOST_SHOWN ? (
        <p className="articles-note">{t("move.more", { count: plan.files.length - MOST_SHOWN })}</p>
      ) : null}
    </div>
  );
}
