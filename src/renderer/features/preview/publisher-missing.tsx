/** What a person sees whose site's publisher is not installed: the command, and leave to run it where that is safe. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { publisherName } from "#core/words/publisher-name";
import type { PublisherValue } from "#contract/values";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Spinner } from "../../ui/spinner.tsx";

type Of<Kind extends PublisherValue["kind"]> = Extract<PublisherValue, { readonly kind: Kind }>;

interface PublisherMissingProps {
  readonly publisher: Of<"missing">;
  readonly onInstall: () => void;
  readonly onAgain: () => void;
}

export function PublisherMissing({ publisher, onInstall, onAgain }: PublisherMissingProps) {
  const { t } = useTranslation("preview");
  const [isAsked, setIsAsked] = useState(false);
  const { program, install, canInstall } = publisher;
  const name = publisherName(publisher.name);
  const command = <code>{install?.join(" ")}</code>;
  return (
    <EmptyState
      title={t("published.missing.title", { program })}
      actions={
        <>
          {canInstall ? (
            <Button tone="primary" onPress={() => setIsAsked(true)}>
              {t("published.missing.install")}
            </Button>
          ) : null}
          <Button tone={canInstall ? "plain" : "primary"} onPress={onAgain}>
            {t("published.again")}
          </Button>
        </>
      }
    >
      <p>{t(canInstall ? "published.missing.body" : "published.missing.system", { name })}</p>
      {install ? <p>{command}</p> : null}
      <ConfirmDialog
        title={t("published.missing.ask", { name })}
        isOpen={isAsked}
        choices={[{ id: "install", label: t("published.missing.confirm"), tone: "primary" }]}
        onChoose={() => {
          setIsAsked(false);
          onInstall();
        }}
        onCancel={() => setIsAsked(false)}
      >
        <p>{t("published.missing.effect")}</p>
        <p>{command}</p>
      </ConfirmDialog>
    </EmptyState>
  );
}

interface PublisherInstallingProps {
  readonly publisher: Of<"installing">;
  /** The last line that it printed. */
  readonly line: string;
  readonly onStop: () => void;
}

export function PublisherInstalling({ publisher, line, onStop }: PublisherInstallingProps) {
  const { t } = useTranslation("preview");
  return (
    <div className="published-starting">
      <Spinner label={t("published.installing", { name: publisherName(publisher.name) })} />
      <p>
        <code>{publisher.command.join(" ")}</code>
      </p>
      <p className="published-line">{line}</p>
      <Button onPress={onStop}>{t("published.stop")}</Button>
    </div>
  );
}
