/** From an empty page to the first screen. */

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { defaultSettings } from "#core/settings/settings";
import type { Host } from "../host/create-host.ts";
import { languageOf, startWords } from "../i18n/i18n.ts";
import { createActions, failureOf } from "../state/actions.ts";
import { recallPlace, returnTo } from "../state/place.ts";
import { createStore, StoreContext } from "../state/store.ts";
import { ActionsContext } from "../state/use-actions.ts";
import { initialState } from "../state/workspace-state.ts";
import { App } from "./app.tsx";
import { showTheme, systemPrefersDark } from "./appearance.ts";
import { StartFailed } from "./start-failed.tsx";

/** Ask the host who it is and draw; a host that does not answer gets a screen that says so. */
export async function startGalley(element: HTMLElement, host: Host): Promise<void> {
  const root = createRoot(element);
  try {
    const { settings, ...start } = await host.call("app.start", {});
    await startWords(languageOf(settings, navigator.languages));
    showTheme(settings.theme, systemPrefersDark());
    const store = createStore(initialState(start, settings));
    const actions = createActions(host, store);
    const recalled = recallPlace();
    root.render(
      <StrictMode>
        <StoreContext value={store}>
          <ActionsContext value={actions}>
            <App host={host} />
          </ActionsContext>
        </StoreContext>
      </StrictMode>,
    );
    const folder = recalled?.folder ?? start.openOnStart ?? start.reopen?.folder ?? null;
    const place = recalled ?? start.reopen;
    if (folder !== null) await actions.openFolder(folder);
    if (place) returnTo(place, store);
  } catch (error) {
    await startWords(languageOf(defaultSettings, navigator.languages));
    showTheme("system", systemPrefersDark());
    root.render(<StartFailed failure={failureOf(error)} />);
  }
}
