/** What goes out: which language, what of it, in which form. */

import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { describeFailure } from "#core/words/failures";
import { languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { failureOf } from "../../state/actions.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { Select } from "../../ui/select.tsx";
import type { Exported, ExportChoice, ExchangeHost } from "./exchange-host.ts";

export interface ExportDialogProps {
  readonly articles: readonly Article[];
  /** The source's. */
  readonly source: string;
  readonly locales: readonly string[];
  readonly host: ExchangeHost;
  readonly onClose: () => void;
}

interface Form extends Omit<ExportChoice, "articles" | "format"> {
  readonly format: ExportChoice["format"] | "tmx";
}

export function ExportDialog({ articles, source, locales, host, onClose }: ExportDialogProps) {
  const { t } = useTranslation("exchange");
  const language = useLanguage();
  const [form, setForm] = useState<Form>({ locale: locales[0] ?? "", scope: "stale", format: "xliff" });
  const [isWorking, setWorking] = useState(false);
  const [done, setDone] = useState<Exported | null>(null);
  const [failure, setFailure] = useState<FailureValue | null>(null);
  const change = (part: Partial<Form>): void => {
    setForm((before) => ({ ...before, ...part }));
    setDone(null);
  };
  const run = async (): Promise<void> => {
    if (isWorking) return;
    setWorking(true);
    setFailure(null);
    try {
      const { format } = form;
      const exported =
        format === "tmx"
          ? await memoryOf(host, source, form.locale)
          : await host.export({ ...form, format, articles: articles.map(({ id }) => id) });
      if (exported.text !== null) download(exported.name, exported.text);
      setDone(exported);
    } catch (error) {
      setFailure(failureOf(error));
    } finally {
      setWorking(false);
    }
  };
  return (
    <Dialog
      title={t("export.title")}
      isOpen
      onClose={onClose}
      footer={
        // Never disabled: the focus would be lost, and Escape with it.
        <Button tone="primary" onPress={run}>
          {t("export.action")}
        </Button>
      }
    >
      <div className="exchange-form">
        <p>{t("export.articles", { count: articles.length })}</p>
        <Select
          label={t("export.locale")}
          choices={locales.map((id) => ({ id, label: languageName(id, language) }))}
          value={form.locale}
          onChange={(locale) => change({ locale })}
        />
        <Labelled text={t("export.scope")}>
          <SegmentedControl
            label={t("export.scope")}
            selected={form.scope}
            onSelect={(id) => change({ scope: id === "all" ? "all" : "stale" })}
            segments={[
              { id: "stale", label: t("export.stale") },
              { id: "all", label: t("export.all") },
            ]}
          />
        </Labelled>
        <Labelled text={t("export.format")}>
          <SegmentedControl
            label={t("export.format")}
            selected={form.format}
            onSelect={(id) => change({ format: id === "po" || id === "tmx" ? id : "xliff" })}
            segments={[
              { id: "xliff", label: "XLIFF 2.1" },
              { id: "po", label: "PO" },
              { id: "tmx", label: t("export.tmx") },
            ]}
          />
        </Labelled>
        {failure ? <Notice tone="error">{describeFailure(failure, language)}</Notice> : null}
        {done ? (
          <Notice tone={done.text === null ? "info" : "success"} isLive>
            {done.text === null
              ? t("export.nothing")
              : t(done.name.endsWith(".tmx") ? "export.memoryDone" : "export.done", {
                  name: done.name,
                  count: done.units,
                  translations: done.translations,
                })}
            {done.absent > 0 ? ` ${t("export.absent", { count: done.absent })}` : ""}
          </Notice>
        ) : null}
      </div>
    </Dialog>
  );
}

/** The memory holds pairs of all articles. */
async function memoryOf(host: ExchangeHost, source: string, target: string): Promise<Exported> {
  const { name, text, pairs } = await host.exportMemory(source, target);
  return { name, text: pairs === 0 ? null : text, translations: 0, units: pairs, absent: 0 };
}

function Labelled({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <div className="exchange-choice">
      <span className="exchange-label" aria-hidden>
        {text}
      </span>
      {children}
    </div>
  );
}

/** The browser's own way to hand a person a file. */
function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
