/** What a production build said of the page that the preview shows. */

import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import type { Proof } from "./use-proof.ts";

interface ProofNoticeProps {
  readonly proof: Proof;
  /** The publisher's, for people. */
  readonly name: string;
  readonly onClose: () => void;
}

export function ProofNotice({ proof, name, onClose }: ProofNoticeProps) {
  const { t } = useTranslation("preview");
  if (proof.kind === "none") return null;
  if (proof.kind === "building")
    return (
      <div className="published-proof">
        <Spinner label={t("published.proof.building", { name })} />
      </div>
    );
  const { value, isOfEarlierText } = proof;
  const close = <Button onPress={onClose}>{t("published.proof.close")}</Button>;
  const earlier = isOfEarlierText ? <p>{t("published.proof.earlier")}</p> : null;
  switch (value.kind) {
    case "equal":
      return (
        <Notice tone="success" title={t("published.proof.equal.title")} actions={close} isLive>
          <p>{t("published.proof.equal.body", { name, seconds: value.seconds })}</p>
          {earlier}
        </Notice>
      );
    case "different":
      return (
        <Notice tone="warning" title={t("published.proof.different", { name })} actions={close} isLive>
          <dl className="published-difference">
            <dt>{t("published.proof.expected")}</dt>
            <dd>
              <code>{value.expected}</code>
            </dd>
            <dt>{t("published.proof.actual")}</dt>
            <dd>
              <code>{value.actual}</code>
            </dd>
          </dl>
          {earlier}
        </Notice>
      );
    case "not-built":
      return (
        <Notice tone="error" title={t("published.proof.notBuilt", { name })} actions={close} isLive>
          <p className="published-reason">{value.reason}</p>
          {earlier}
        </Notice>
      );
    case "no-page":
    case "not-shown":
    case "failed":
      return (
        <Notice tone="info" title={t(`published.proof.${value.kind}`, { name })} actions={close} isLive />
      );
  }
}
