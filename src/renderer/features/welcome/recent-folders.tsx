import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { RecentFolder } from "#contract/values";
import type { Host } from "../../host/create-host.ts";
import { formatAgo } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import { IconButton } from "../../ui/icon-button.tsx";

type Recents =
  | { readonly kind: "reading" }
  | { readonly kind: "read"; readonly folders: readonly RecentFolder[]; readonly now: number }
  | { readonly kind: "failed" };

export interface RecentFoldersProps {
  readonly host: Host;
  readonly onOpen: (folder: string) => void;
}

export function RecentFolders({ host, onOpen }: RecentFoldersProps) {
  const { t } = useTranslation("welcome");
  const [recents, setRecents] = useState<Recents>({ kind: "reading" });
  useEffect(
    () =>
      takeAnswer(
        host.call("folders.recent", {}),
        ({ folders }) => setRecents({ kind: "read", folders, now: Date.now() }),
        () => setRecents({ kind: "failed" }),
      ),
    [host],
  );
  const forget = async (path: string) => {
    if (recents.kind !== "read") return;
    setRecents({ ...recents, folders: recents.folders.filter((folder) => folder.path !== path) });
    // When the host does not answer, the entry is back at the next start: nothing is lost by that.
    await host.call("folders.forget", { path }).catch(() => undefined);
  };
  return (
    <section className="welcome-recent" aria-labelledby="welcome-recent-title">
      <h2 id="welcome-recent-title">{t("recent.title")}</h2>
      <RecentList recents={recents} onOpen={onOpen} onForget={(path) => void forget(path)} />
    </section>
  );
}

interface RecentListProps {
  readonly recents: Recents;
  readonly onOpen: (folder: string) => void;
  readonly onForget: (path: string) => void;
}

function RecentList({ recents, onOpen, onForget }: RecentListProps) {
  const { t } = useTranslation("welcome");
  switch (recents.kind) {
    case "reading":
      return null;
    case "failed":
      return <p className="welcome-quiet">{t("recent.failed")}</p>;
    case "read":
      if (recents.folders.length === 0) return <p className="welcome-quiet">{t("recent.empty")}</p>;
      return (
        <ul>
          {recents.folders.map((folder) => (
            <RecentItem
              key={folder.path}
              folder={folder}
              now={recents.now}
              onOpen={onOpen}
              onForget={onForget}
            />
          ))}
        </ul>
      );
  }
}

function RecentItem({
  folder: { path, name, openedAt, exists },
  now,
  onOpen,
  onForget,
}: { readonly folder: RecentFolder; readonly now: number } & Omit<RecentListProps, "recents">) {
  const { t } = useTranslation("welcome");
  const language = useLanguage();
  return (
    <li className="welcome-folder">
      <Button className="welcome-folder-open" isDisabled={!exists} onPress={() => onOpen(path)}>
        <span className="welcome-folder-name">{name}</span>
        <span className="welcome-folder-when">
          {exists ? formatAgo(openedAt, now, language) : t("recent.missing")}
        </span>
        <span className="welcome-folder-path">{path}</span>
      </Button>
      <IconButton
        label={t("recent.forget", { name })}
        icon={X}
        size="small"
        placement="left"
        onPress={() => onForget(path)}
      />
    </li>
  );
}
