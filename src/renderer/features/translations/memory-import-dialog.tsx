/** A TMX file: which languages of it go into the memory on this machine. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { describeFileFault } from "#core/words/exchange";
import { describeFailure } from "#core/words/failures";
import { languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { failureOf } from "../../state/actions.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Select } from "../../ui/select.tsx";
import type { ExchangeHost, ReadFile } from "./exchange-host.ts";

export interface MemoryImportDialogProps {
  readonly file: File;
  readonly source: string;
  readonly locales: readonly string[];
  readonly host: ExchangeHost;
  readonly onClose: () => void;
}

type Outcome =
  | { readonly kind: "added"; readonly count: number }
  | { readonly kind: "refused"; readonly fault: NonNullable<ReadFile["fault"]> }
  | { readonly kind: "failed"; readonly failure: FailureValue };

export function MemoryImportDialog({ file, source, locales, host, onClose }: MemoryImportDialogProps) {
  const { t } = useTranslation("exchange");
  const language = useLanguage();
  const [target, setTarget] = useState(locales[0] ?? "");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const add = async (): Promise<void> => {
    try {
      const text = await file.text();
      const { added, fault } = await host.importMemory({ source, target }, { name: file.name, text });
      setOutcome(fault ? { kind: "refused", fault } : { kind: "added", count: added });
    } catch (error) {
      setOutcome({ kind: "failed", failure: failureOf(error) });
    }
  };
  return (
    <Dialog
      title={t("import.title", { name: file.name })}
      isOpen
      onClose={onClose}
      footer={
        <Button tone="primary" onPress={add}>
          {t("import.memoryAdd")}
        </Button>
      }
    >
      <div className="exchange-form">
        <p>{t("import.memoryHint")}</p>
        <Select
          label={`${languageName(source, language)} →`}
          choices={locales.map((id) => ({ id, label: languageName(id, language) }))}
          value={target}
          onChange={setTarget}
        />
        {outcome === null ? null : (
          <Notice tone={outcome.kind === "added" ? "success" : "error"} isLive>
            {outcome.kind === "added"
              ? t("import.memoryAdded", { count: outcome.count })
              : outcome.kind === "refused"
                ? describeFileFault(outcome.fault, language)
                : describeFailure(outcome.failure, language)}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}
