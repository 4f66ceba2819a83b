/** The window: what surrounds every screen, and which screen it is. */

import { I18nProvider } from "react-aria-components";
import type { Host } from "../host/create-host.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { SettingsDialog } from "../features/settings/index.ts";
import { usePaneMemory } from "../state/use-pane-memory.ts";
import { PaneMemoryContext } from "../ui/split-pane.tsx";
import { useAppearance } from "./appearance.ts";
import { AppCommands } from "./app-commands.tsx";
import { ArticlesSeat } from "./articles-seat.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import { DeletingSeat } from "./deleting-seat.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { FolderDialog } from "./folder-dialog.tsx";
import { FolderDrop } from "./folder-drop.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { Notices } from "./notices.tsx";
import { Recovery } from "./recovery.tsx";
import { Screen } from "./screen.tsx";
import { TitleBar } from "./title-bar.tsx";
import { TrustSeat } from "./trust-seat.tsx";
import { useAutosave } from "./use-autosave.ts";
import { useHostEvents } from "./use-host-events.ts";
import { usePlace } from "./use-place.ts";
import { useShortcuts } from "./use-shortcuts.ts";
import "./app.css";

export function App({ host }: { readonly host: Host }) {
  const language = useLanguage();
  const paneMemory = usePaneMemory();
  useAppearance();
  useHostEvents(host);
  useAutosave();
  usePlace(host);
  useShortcuts();
  return (
    <I18nProvider locale={language === "ja" ? "ja-JP" : "en-US"}>
      <PaneMemoryContext value={paneMemory}>
        <LeaveGuard host={host}>
          <AppCommands />
          <div className="app">
            <TitleBar />
            <ConnectionBanner />
            <ErrorBoundary>
              <Screen host={host} />
            </ErrorBoundary>
          </div>
          <SettingsDialog />
          <FolderDialog host={host} />
          <TrustSeat host={host} />
          <ArticlesSeat host={host} />
          <DeletingSeat host={host} />
          <FolderDrop />
          <Recovery host={host} />
          <Notices host={host} />
        </LeaveGuard>
      </PaneMemoryContext>
    </I18nProvider>
  );
}
