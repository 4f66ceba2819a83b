import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { autosaves, type Settings } from "#core/settings/settings";
import { useNotify } from "../../state/use-notify.ts";
import { useAppState, useStore } from "../../state/store.ts";
import { useActions } from "../../state/use-actions.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { SegmentedControl, type Segment } from "../../ui/segmented-control.tsx";
import "./settings.css";

/** Everything here holds at once and is remembered; there is nothing to confirm. */
export function SettingsDialog() {
  const { t } = useTranslation("settings");
  const store = useStore();
  const isOpen = useAppState((state) => state.dialog === "settings");
  const settings = useAppState((state) => state.settings);
  const { changeSettings } = useActions();
  const change = (next: Partial<Settings>) => void changeSettings(next, t("failed"));
  const languages: readonly Segment[] = [
    { id: "system", label: t("language.system") },
    { id: "en", label: t("language.en"), lang: "en" },
    { id: "ja", label: t("language.ja"), lang: "ja" },
  ];
  const themes: readonly Segment[] = (["system", "light", "dark"] as const).map((id) => ({
    id,
    label: t(`theme.${id}`),
  }));
  return (
    <Dialog title={t("title")} isOpen={isOpen} onClose={() => store.dispatch({ kind: "dialog-closed" })}>
      <div className="settings">
        <SettingsRow label={t("language.label")} description={t("language.description")}>
          <SegmentedControl
            label={t("language.label")}
            segments={languages}
            selected={settings.language}
            onSelect={(id) => change({ language: id as Settings["language"] })}
          />
        </SettingsRow>
        <SettingsRow label={t("theme.label")}>
          <SegmentedControl
            label={t("theme.label")}
            segments={themes}
            selected={settings.theme}
            onSelect={(id) => change({ theme: id as Settings["theme"] })}
          />
        </SettingsRow>
        <SettingsRow label={t("autosave.label")} description={t("autosave.description")}>
          <SegmentedControl
            label={t("autosave.label")}
            segments={autosaves.map((id) => ({ id, label: t(`autosave.${id}`) }))}
            selected={settings.autosave}
            onSelect={(id) => change({ autosave: id as Settings["autosave"] })}
          />
        </SettingsRow>
        <PaneSizes onReset={() => change({ panes: {} })} />
        <About />
      </div>
    </Dialog>
  );
}

interface SettingsRowProps {
  readonly label: string;
  readonly description?: string;
  readonly children: ReactNode;
}

function SettingsRow({ label, description, children }: SettingsRowProps) {
  return (
    <section className="settings-row" aria-label={label}>
      <h3>{label}</h3>
      <div className="settings-control">
        {children}
        {description ? <p>{description}</p> : null}
      </div>
    </section>
  );
}

function PaneSizes({ onReset }: { readonly onReset: () => void }) {
  const { t } = useTranslation("settings");
  const store = useStore();
  const notify = useNotify();
  const reset = () => {
    onReset();
    store.dispatch({ kind: "panes-reset" });
    notify("success", t("panes.done"));
  };
  return (
    <SettingsRow label={t("panes.label")} description={t("panes.description")}>
      <Button size="small" onPress={reset}>
        {t("panes.reset")}
      </Button>
    </SettingsRow>
  );
}

function About() {
  const { t } = useTranslation("settings");
  const start = useAppState((state) => state.start);
  return (
    <SettingsRow label={t("about.label")}>
      <p className="settings-version">{t("about.version", { version: start.version })}</p>
      <p>{t(`about.host.${start.host}`)}</p>
      <p>{t("about.promise")}</p>
    </SettingsRow>
  );
}
