import { useEffect } from "react";
import { commandFor, type CommandId } from "#core/commands";
import { runCommand } from "../state/commands.ts";
import { useAppState } from "../state/store.ts";

/** Where undo belongs to the field that is typed in, not to the document. */
const OWN_UNDO = '[type="search"], [role="dialog"], [role="alertdialog"], .cm-panels, .welcome';

/** Keys become commands, after whatever has the focus had its say. */
export function useShortcuts(): void {
  const platform = useAppState((state) => state.start.platform);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const command = commandFor(event, platform);
      if (command === null || isElsewhere(command, event.target)) return;
      if (runCommand(command)) event.preventDefault();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [platform]);
}

function isElsewhere(command: CommandId, target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"]')?.closest(".dialog-backdrop"))
    return true;
  const isUndo = command === "edit.undo" || command === "edit.redo";
  return isUndo && target instanceof Element && target.closest(OWN_UNDO) !== null;
}
