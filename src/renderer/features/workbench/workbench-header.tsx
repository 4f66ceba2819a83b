import { Columns2, Eye, FileCode2, History, ListChecks, PanelRight, Pilcrow, Save } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { leftPanes, rightPanes, type LeftPane, type RightPane } from "#core/settings/settings";
import { languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import type { DocumentSession } from "../../state/document-session.ts";
import { useShortcut } from "../../state/commands.ts";
import { useAppState } from "../../state/store.ts";
import { useSnapshotPart } from "../../state/document-store.ts";
import { useUnsavedPaths } from "../../state/unsaved.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { Toolbar } from "../../ui/toolbar.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import type { PaneChoice, VariantChip } from "./panes.ts";
import { VariantMenu } from "./variant-menu.tsx";

export interface WorkbenchHeaderProps {
  readonly session: DocumentSession;
  readonly path: string;
  readonly variants: readonly VariantChip[];
  readonly onVariant: (path: string) => void;
  /** Beside the languages. */
  readonly translations: ReactNode;
  readonly choice: PaneChoice;
  readonly onLeft: (pane: LeftPane) => void;
  readonly onRight: (pane: RightPane | null) => void;
  readonly onSave: () => void;
}

const icons = {
  visual: Pilcrow,
  source: FileCode2,
  preview: Eye,
  form: ListChecks,
  variant: Columns2,
  history: History,
} as const;

export function WorkbenchHeader({
  session,
  path,
  variants,
  onVariant,
  translations,
  choice,
  onLeft,
  onRight,
  onSave,
}: WorkbenchHeaderProps) {
  const { t } = useTranslation("workbench");
  const shortcuts = {
    visual: useShortcut("left.visual"),
    leftSource: useShortcut("left.source"),
    preview: useShortcut("right.preview"),
    form: useShortcut("right.form"),
    source: useShortcut("right.source"),
    variant: useShortcut("right.variant"),
    history: useShortcut("right.history"),
  };
  return (
    <Toolbar label={t("toolbar")} className="workbench-header">
      <SegmentedControl
        label={t("leftPane")}
        segments={leftPanes.map((pane) => ({
          id: pane,
          label: t(`panes.${pane}`),
          icon: icons[pane],
          shortcut: pane === "source" ? shortcuts.leftSource : shortcuts.visual,
        }))}
        selected={choice.left}
        onSelect={(pane) => onLeft(pane as LeftPane)}
      />
      <VariantChips path={path} variants={variants} onVariant={onVariant} />
      {translations}
      <span className="workbench-space" />
      <span className="workbench-beside" aria-hidden>
        <Icon of={PanelRight} size={15} />
      </span>
      <SegmentedControl
        label={t("rightPane")}
        segments={rightPanes.map((pane) => ({
          id: pane,
          label: t(`panes.${pane}`),
          icon: icons[pane],
          shortcut: shortcuts[pane],
          isDisabled: pane === "variant" && variants.length < 2,
        }))}
        selected={choice.right}
        canBeEmpty
        onSelect={(pane) => onRight(pane === "" ? null : (pane as RightPane))}
      />
      <SaveButton session={session} onSave={onSave} />
    </Toolbar>
  );
}

/** More languages than these would push the toolbar's other half out of sight: they become a menu. */
const MOST_CHIPS = 4;

/** One chip for each language, or a menu of them; those with text that no file holds yet say so. */
function VariantChips({
  path,
  variants,
  onVariant,
}: Pick<WorkbenchHeaderProps, "path" | "variants" | "onVariant">) {
  const { t } = useTranslation("workbench");
  const language = useLanguage();
  const unsaved = useUnsavedPaths();
  if (variants.length < 2) return null;
  const label = ({ path: at, locale }: VariantChip) => {
    const name = locale === null ? t("noLocale") : languageName(locale, language);
    return unsaved.includes(at) ? t("unsavedVariant", { locale: name }) : name;
  };
  if (variants.length > MOST_CHIPS) {
    const current = variants.find((variant) => variant.path === path);
    return (
      <VariantMenu
        label={t("variants")}
        current={current ? label(current) : t("noLocale")}
        choices={variants.map((variant) => ({ id: variant.path, label: label(variant) }))}
        selected={path}
        onSelect={onVariant}
      />
    );
  }
  return (
    <SegmentedControl
      label={t("variants")}
      className="workbench-variants"
      segments={variants.map((variant) => ({ id: variant.path, label: label(variant) }))}
      selected={path}
      onSelect={onVariant}
    />
  );
}

export function SaveButton({
  session,
  onSave,
}: {
  readonly session: DocumentSession;
  readonly onSave: () => void;
}) {
  const { t } = useTranslation("workbench");
  const shortcut = useShortcut("document.save");
  const isDirty = useSnapshotPart(session, (snapshot) => snapshot.isDirty);
  const saving = useSnapshotPart(session, (snapshot) => snapshot.saving);
  const readOnly = useSnapshotPart(session, (snapshot) => snapshot.readOnly);
  const disk = useSnapshotPart(session, (snapshot) => snapshot.disk.kind);
  const isConnected = useAppState(({ connection }) => connection === "connected");
  const canSave = isDirty && readOnly === null && disk === "same" && saving !== "saving" && isConnected;
  return (
    <Tooltip text={t("save")} shortcut={shortcut}>
      <Button
        tone={canSave ? "primary" : "plain"}
        size="small"
        isDisabled={!canSave}
        onPress={onSave}
        className="workbench-save"
      >
        <Icon of={Save} size={15} />
        {saving === "saving"
          ? t("saving")
          : !isDirty
            ? t("saved")
            : isConnected
              ? t("save")
              : t("notConnected")}
      </Button>
    </Tooltip>
  );
}
