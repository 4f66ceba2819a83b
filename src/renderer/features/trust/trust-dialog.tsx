/** What trusting the open folder means, what would run, and the person's answer. */

import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { describeFailure } from "#core/words/failures";
import type { TrustValue } from "#contract/values";
import { useLanguage } from "../../i18n/use-language.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { Switch } from "../../ui/switch.tsx";
import "./trust.css";

interface TrustDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Each ends in a new value, or fails. */
  readonly read: () => Promise<TrustValue>;
  readonly grant: (fingerprint: string, parent: boolean) => Promise<TrustValue>;
  readonly revoke: (parent: boolean) => Promise<TrustValue>;
  readonly failureOf: (error: unknown) => FailureValue;
}

export function TrustDialog(props: TrustDialogProps) {
  return props.isOpen ? <OpenTrustDialog {...props} /> : null;
}

function OpenTrustDialog({ onClose, read, grant, revoke, failureOf }: TrustDialogProps) {
  const { t } = useTranslation("trust");
  const [trust, setTrust] = useState<TrustValue | null>(null);
  const [failure, setFailure] = useState<FailureValue | null>(null);
  const [parent, setParent] = useState(false);
  const attempt = async (asked: Promise<TrustValue>, then: () => void) => {
    try {
      setTrust(await asked);
      then();
    } catch (error) {
      setFailure(failureOf(error));
      // What is shown must be what the next answer is about.
      setTrust(await read().catch(() => null));
    }
  };
  const look = useEffectEvent(read);
  const fail = useEffectEvent((error: unknown) => setFailure(failureOf(error)));
  useEffect(() => {
    look().then(setTrust, (error: unknown) => fail(error));
  }, []);
  const state = trust?.state ?? "restricted";
  return (
    <Dialog
      title={t(`title.${state}`)}
      isOpen
      onClose={onClose}
      role="alertdialog"
      footer={
        <TrustAnswers
          trust={trust}
          onStay={onClose}
          onGrant={(fingerprint) => void attempt(grant(fingerprint, parent), onClose)}
          onRevoke={(isParent) => void attempt(revoke(isParent), onClose)}
        />
      }
    >
      <div className="trust">
        {trust ? <TrustMeaning trust={trust} /> : failure ? null : <Spinner label={t("reading")} />}
        {trust && trust.mayTrust && trust.state !== "trusted" && trust.parent !== null ? (
          <Switch
            label={t("parent", { folder: trust.parent })}
            description={t("parentRemark")}
            isSelected={parent}
            onChange={setParent}
          />
        ) : null}
        {failure ? <FailureLine failure={failure} /> : null}
      </div>
    </Dialog>
  );
}

interface TrustAnswersProps {
  readonly trust: TrustValue | null;
  readonly onStay: () => void;
  readonly onGrant: (fingerprint: string) => void;
  readonly onRevoke: (parent: boolean) => void;
}

function TrustAnswers({ trust, onStay, onGrant, onRevoke }: TrustAnswersProps) {
  const { t } = useTranslation("trust");
  if (trust?.state === "trusted") {
    return (
      <>
        {trust.byParent === null ? null : (
          <Button onPress={() => onRevoke(true)}>{t("stopParent", { folder: trust.byParent })}</Button>
        )}
        <Button onPress={() => onRevoke(false)}>{t("restrict")}</Button>
        <Button tone="primary" onPress={onStay} autoFocus>
          {t("close", { ns: "common" })}
        </Button>
      </>
    );
  }
  return (
    <>
      {trust?.mayTrust ? (
        <Button onPress={() => onGrant(trust.fingerprint)}>
          {t(trust.state === "changed" ? "grantChanged" : "grant")}
        </Button>
      ) : null}
      <Button tone="primary" onPress={onStay} autoFocus>
        {t("stay")}
      </Button>
    </>
  );
}

function TrustMeaning({ trust }: { readonly trust: TrustValue }) {
  const { t } = useTranslation("trust");
  const { state, commands, changed, byParent, mayTrust } = trust;
  return (
    <>
      {state === "changed" ? (
        <>
          <p>{t("nowChanged")}</p>
          <ul className="trust-files">
            {changed.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t(state === "trusted" ? "nowTrusted" : "now")}</p>
      )}
      {state === "trusted" && byParent !== null ? <p>{t("byParent", { folder: byParent })}</p> : null}
      {mayTrust ? (
        <>
          <p>{t("means")}</p>
          <ul>
            <li>{t("pictures")}</li>
            <li>
              {commands.length > 0 ? t("programs") : t("noPrograms")}
              <Commands commands={commands} />
              {commands.length > 0 ? t("onlyAsked") : null}
            </li>
          </ul>
        </>
      ) : (
        <p>{t("notHere")}</p>
      )}
    </>
  );
}

function Commands({ commands }: Pick<TrustValue, "commands">) {
  const { t } = useTranslation("trust");
  return commands.map(({ command, runs }) => (
    <p key={command} className="trust-command">
      <code>{command}</code>
      {runs === null ? null : (
        <>
          <span className="trust-runs">{t("runs")}</span>
          <code>{runs}</code>
        </>
      )}
    </p>
  ));
}

function FailureLine({ failure }: { readonly failure: FailureValue }) {
  const language = useLanguage();
  return (
    <p role="alert" className="trust-failure">
      {describeFailure(failure, language)}
    </p>
  );
}
