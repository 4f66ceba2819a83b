/** Translations out to translators' tools and back in, for the articles that the matrix shows. */

import { FileDown, FileUp } from "lucide-react";
import { useState } from "react";
import { FileTrigger } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { ExchangeHost } from "./exchange-host.ts";
import { ExportDialog } from "./export-dialog.tsx";
import { MemoryImportDialog } from "./memory-import-dialog.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import "./exchange.css";

export interface ExchangeBarProps {
  /** Those that the filter shows. */
  readonly articles: readonly Article[];
  readonly locales: readonly string[];
  readonly host: ExchangeHost;
}

export function ExchangeBar({ articles, locales, host }: ExchangeBarProps) {
  const { t } = useTranslation("exchange");
  const [isExporting, setExporting] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const targets = locales.filter((locale) =>
    articles.some(({ variants }) => variants.slice(1).some((one) => one.locale === locale)),
  );
  return (
    <>
      <Button isDisabled={targets.length === 0} onPress={() => setExporting(true)}>
        <Icon of={FileDown} size={15} />
        {t("export.open")}
      </Button>
      <FileTrigger
        acceptedFileTypes={[".xlf", ".xliff", ".xml", ".po", ".tmx", "application/xliff+xml"]}
        onSelect={(files) => setFile(files?.[0] ?? null)}
      >
        <Button>
          <Icon of={FileUp} size={15} />
          {t("import.open")}
        </Button>
      </FileTrigger>
      {isExporting ? (
        <ExportDialog
          articles={articles}
          source={locales[0] ?? ""}
          locales={targets}
          host={host}
          onClose={() => setExporting(false)}
        />
      ) : null}
      {file === null ? null : /\.tmx$/i.test(file.name) ? (
        <MemoryImportDialog
          file={file}
          source={locales[0] ?? ""}
          locales={targets}
          host={host}
          onClose={() => setFile(null)}
        />
      ) : (
        <ImportDialog file={file} host={host} onClose={() => setFile(null)} />
      )}
    </>
  );
}
