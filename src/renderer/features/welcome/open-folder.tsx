/** Ways to name a folder: the system's dialog, or a path that completes. */

import { FolderOpen } from "lucide-react";
import { useState, type FormEvent } from "react";
import type { KeyboardEvent } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { describeFailure } from "#core/words/failures";
import type { Host } from "../../host/create-host.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { useAppState } from "../../state/store.ts";
import type { Opening } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { ComboBox } from "../../ui/combo-box.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { useFolderCompletion } from "./use-folder-completion.ts";
import "./welcome.css";

export interface OpenFolderProps {
  readonly host: Host;
  readonly onOpen: (folder: string) => void;
  readonly onChoose: () => void;
}

export function OpenFolder({ host, onOpen, onChoose }: OpenFolderProps) {
  const { t } = useTranslation("welcome");
  const canChoose = useAppState((state) => state.start.canChooseFolder);
  const opening = useAppState((state) => state.opening);
  const isOpening = opening.kind === "opening";
  return (
    <div className="welcome-ways">
      {canChoose ? (
        <div className="welcome-choose">
          <Button tone="primary" onPress={onChoose} isDisabled={isOpening} autoFocus>
            <Icon of={FolderOpen} />
            {t("choose")}
          </Button>
          <span>{t("drop")}</span>
        </div>
      ) : (
        <FolderPath host={host} onOpen={onOpen} isDisabled={isOpening} />
      )}
      <OpeningState opening={opening} />
    </div>
  );
}

function FolderPath({
  host,
  onOpen,
  isDisabled,
}: Pick<OpenFolderProps, "host" | "onOpen"> & { readonly isDisabled: boolean }) {
  const { t } = useTranslation("welcome");
  const [typed, setTyped] = useState("");
  const { folders, isPending } = useFolderCompletion(host, typed);
  const submit = () => {
    if (typed.trim() !== "") onOpen(typed.trim());
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  // With its list open the combo box keeps Enter for itself, chosen folder or not.
  const onKeyDown = (event: KeyboardEvent) => {
    const isChoosing = event.currentTarget.hasAttribute("aria-activedescendant");
    if (event.key === "Enter" && !isChoosing && !event.nativeEvent.isComposing) submit();
  };
  return (
    <form className="welcome-path" onSubmit={onSubmit}>
      <ComboBox
        label={t("path.label")}
        description={t("path.description")}
        placeholder={t("path.placeholder")}
        choices={folders.map((path) => ({ id: path, label: path }))}
        isFiltered
        isCode
        hasArrow={false}
        allowsCustomValue
        menuTrigger="input"
        inputValue={typed}
        onInputChange={setTyped}
        onKeyDown={onKeyDown}
        {...(isPending ? { emptyText: t("path.looking") } : {})}
        autoFocus
      />
      <Button type="submit" tone="primary" isDisabled={isDisabled || typed.trim() === ""}>
        {t("path.open")}
      </Button>
    </form>
  );
}

function OpeningState({ opening }: { readonly opening: Opening }) {
  const { t } = useTranslation("welcome");
  const language = useLanguage();
  switch (opening.kind) {
    case "idle":
      return null;
    case "opening":
      return <Spinner label={t("opening", { folder: opening.folder })} />;
    case "failed": {
      const { folder, failure } = opening;
      const hint = hinted(failure.code);
      return (
        <Notice tone="error" title={t("failed", { folder })} isLive>
          <p>{describeFailure({ ...failure, details: { path: folder, ...failure.details } }, language)}</p>
          {hint ? <p>{t(`hints.${hint}`)}</p> : null}
        </Notice>
      );
    }
  }
}

const hints = ["not-found", "not-a-folder", "no-permission"] as const;

function hinted(code: string): (typeof hints)[number] | undefined {
  return hints.find((hint) => hint === code);
}
