/** How a change set ended. */

import { useTranslation } from "react-i18next";
import type { ChangeOutcome } from "#contract/changes";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

export interface OutcomeNoticeProps {
  readonly outcome: ChangeOutcome & { readonly did: "apply" | "undo" | "finish" };
  readonly onUndo: (id: string) => void;
  readonly onFinish: (id: string) => void;
}

/** More refused files than these are counted. */
const LISTED = 8;

/** How it ended, what was left alone and why, and the way back. */
export function OutcomeNotice({ outcome, onUndo, onFinish }: OutcomeNoticeProps) {
  const { t } = useTranslation("bulk");
  const { id, did, written, refused, isFinished } = outcome;
  const tone = !isFinished || refused.length > 0 ? "warning" : "success";
  const title = isFinished ? t(`done.${did}`, { count: written }) : t("stopped", { count: written });
  return (
    <Notice
      tone={tone}
      isLive
      title={title}
      actions={
        <>
          {isFinished ? null : <Button onPress={() => onFinish(id)}>{t("finish")}</Button>}
          {did !== "undo" && written > 0 ? <Button onPress={() => onUndo(id)}>{t("undo")}</Button> : null}
        </>
      }
    >
      {refused.length === 0 ? null : (
        <ul>
          {refused.slice(0, LISTED).map(({ path, reason, message }) => (
            <li key={path}>
              {path}: {t(`refused.${reason}`, { message })}
            </li>
          ))}
          {refused.length > LISTED ? <li>{t("more", { count: refused.length - LISTED })}</li> : null}
        </ul>
      )}
    </Notice>
  );
}
