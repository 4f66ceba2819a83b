import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "react-aria-components";
import type { Collection } from "#core/library/article";
import type { WorkspaceValue } from "#contract/values";
import { formatNumber } from "../../i18n/format.ts";
import { runCommand } from "../../state/commands.ts";
import { Icon } from "../../ui/icon.tsx";
import { useLanguage } from "../../i18n/use-language.ts";
import type { LibraryState } from "../../state/workspace-state.ts";
import { publisherName } from "#core/words/publisher-name";

export interface CollectionListProps {
  readonly workspace: WorkspaceValue;
  readonly library: Extract<LibraryState, { kind: "read" }>;
  readonly chosen: string | null;
  readonly onChoose: (collection: string | null) => void;
}

export function CollectionList({ workspace, library, chosen, onChoose }: CollectionListProps) {
  const { t } = useTranslation("library");
  const { collections, articles } = library;
  const evidence = workspace.publisher?.evidence.join(", ");
  return (
    <nav aria-label={t("collections")} className="library-collections">
      <p className="library-site" title={evidence}>
        {workspace.publisher
          ? t("publisher", { name: publisherName(workspace.publisher.name) })
          : t("noPublisher")}
      </p>
      <ul>
        <CollectionItem
          name={t("all")}
          count={articles.length}
          locales={[]}
          isChosen={chosen === null}
          onChoose={() => onChoose(null)}
        />
        {collections.map((collection) => (
          <CollectionItem
            key={collection.id}
            name={nameOfCollection(collection, t("rootCollection"))}
            count={collection.articles}
            locales={collection.locales}
            isChosen={chosen === collection.id}
            onChoose={() => onChoose(collection.id)}
          />
        ))}
      </ul>
      <Button className="library-collection library-deleted" onPress={() => runCommand("deleted.show")}>
        <Icon of={Trash2} size={15} />
        <span className="library-collection-name">{t("deleted")}</span>
      </Button>
    </nav>
  );
}

function nameOfCollection({ name, folder }: Collection, rootName: string): string {
  return folder === "" ? rootName : name;
}

interface CollectionItemProps {
  readonly name: string;
  readonly count: number;
  readonly locales: readonly string[];
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

/** More than these do not fit beside a collection's name: they are counted. */
const MANY_LOCALES = 3;

function CollectionItem({ name, count, locales, isChosen, onChoose }: CollectionItemProps) {
  const { t } = useTranslation("library");
  const language = useLanguage();
  return (
    <li>
      <Button
        className="library-collection"
        onPress={onChoose}
        {...(isChosen ? { "aria-current": "true" as const } : {})}
      >
        <span className="library-collection-name">{name}</span>
        {locales.length > 0 ? (
          <span className="library-collection-locales" title={locales.join(" ")}>
            {locales.length > MANY_LOCALES ? t("locales", { count: locales.length }) : locales.join(" ")}
          </span>
        ) : null}
        <span className="library-collection-count">{formatNumber(count, language)}</span>
      </Button>
    </li>
  );
}
