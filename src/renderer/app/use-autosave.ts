/** Autosave follows the setting, and saves when the person goes elsewhere. */

import { useEffect } from "react";
import { saveOnLeaving, setAutosave } from "../state/autosave.ts";
import { useAppState } from "../state/store.ts";

export function useAutosave(): void {
  const mode = useAppState((state) => state.settings.autosave);
  useEffect(() => setAutosave(mode), [mode]);
  useEffect(() => {
    const leave = () => void saveOnLeaving();
    const whenHidden = () => document.visibilityState === "hidden" && leave();
    // A preview frame that takes the focus leaves Galley's own document, not Galley.
    const whenBlurred = () => document.hasFocus() || leave();
    window.addEventListener("blur", whenBlurred);
    document.addEventListener("visibilitychange", whenHidden);
    return () => {
      window.removeEventListener("blur", whenBlurred);
      document.removeEventListener("visibilitychange", whenHidden);
    };
  }, []);
}
