import { useTranslation } from "react-i18next";
import { OpenFolder } from "../features/welcome/index.ts";
import type { Host } from "../host/create-host.ts";
import { useAppState, useStore } from "../state/store.ts";
import { useActions } from "../state/use-actions.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useLeaving } from "./leave-guard.tsx";

/** Another folder, while one is open, in a host without the system's dialog. */
export function FolderDialog({ host }: { readonly host: Host }) {
  const { t } = useTranslation("welcome");
  const store = useStore();
  const { openFolder, chooseFolder } = useActions();
  const leaving = useLeaving();
  const isOpen = useAppState((state) => state.dialog === "folder");
  return (
    <Dialog title={t("title")} isOpen={isOpen} onClose={() => store.dispatch({ kind: "dialog-closed" })}>
      <OpenFolder
        host={host}
        onOpen={(folder) => leaving(() => void openFolder(folder))}
        onChoose={() => leaving(() => void chooseFolder())}
      />
    </Dialog>
  );
}
