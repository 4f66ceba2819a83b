import { Plus } from "lucide-react";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { commandName } from "#core/words/commands";
import { runCommand, useShortcut } from "../../state/commands.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SearchField } from "../../ui/search-field.tsx";

export interface ListHeadProps {
  readonly filterRef: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** The person goes on from the filter to the list. */
  readonly onLeave: () => void;
  readonly shown: number;
  readonly total: number;
}

export function ListHead({ filterRef, query, onQuery, onLeave, shown, total }: ListHeadProps) {
  const { t } = useTranslation("library");
  const language = useLanguage();
  const shortcut = useShortcut("find");
  const count =
    shown === total
      ? t("articles", { count: total })
      : t("shown", { shown: formatNumber(shown, language), total: formatNumber(total, language) });
  return (
    <header className="library-head">
      <SearchField
        label={t("filter")}
        placeholder={t("filterPlaceholder")}
        inputRef={filterRef}
        value={query}
        onChange={onQuery}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== "ArrowDown" && event.key !== "Enter")) return;
          event.preventDefault();
          onLeave();
        }}
        className="library-filter"
      />
      {query === "" && shortcut ? <kbd className="library-filter-keys">{shortcut}</kbd> : null}
      <p className="library-count" role="status">
        {count}
      </p>
      <Button size="small" onPress={() => runCommand("article.new")}>
        <Icon of={Plus} size={15} />
        {commandName("article.new", language)}
      </Button>
    </header>
  );
}
