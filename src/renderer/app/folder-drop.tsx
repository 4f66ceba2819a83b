import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { pathOfDropped } from "../host/host.ts";
import { useActions } from "../state/use-actions.ts";
import { useNotify } from "../state/use-notify.ts";
import { useLeaving } from "./leave-guard.tsx";

/** A folder dropped anywhere on the window opens, where the host may know its path. */
export function FolderDrop() {
  const { t } = useTranslation("app");
  const { openFolder } = useActions();
  const notify = useNotify();
  const leaving = useLeaving();
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      setOver(true);
    };
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return;
      // Without this the browser would leave Galley and show the file.
      event.preventDefault();
      const folder = droppedFolder(event.dataTransfer);
      if (folder === null) return notify("warning", t("drop.notFolder"));
      const path = pathOfDropped(folder);
      if (path === null) return notify("info", t("drop.noPath"));
      return leaving(() => void openFolder(path));
    };
    window.addEventListener("dragover", onDragOver);
    window.addEventListener("dragleave", onDragLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onDragOver);
      window.removeEventListener("dragleave", onDragLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, [t, notify, leaving, openFolder]);

  return isOver ? <div className="app-drop">{t("drop.title")}</div> : null;
}

function droppedFolder(data: DataTransfer): File | null {
  const item = [...data.items].find((one) => one.webkitGetAsEntry()?.isDirectory === true);
  return item?.getAsFile() ?? null;
}
