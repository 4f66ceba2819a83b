/** The bar above a preview: which one it is, how it is looked at, and what can be done with it. */

import { Monitor, MoveHorizontal, SlidersHorizontal, Smartphone, Tablet } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CUSTOM_WIDTHS, DEVICE_WIDTHS, ZOOMS, type PreviewScheme, type PreviewView } from "./view.ts";

interface PreviewHeaderProps {
  /** Which preview this is. */
  readonly title: ReactNode;
  readonly view: PreviewView;
  readonly onView: (view: PreviewView) => void;
  /** Buttons, before the width and after it. */
  readonly before?: ReactNode;
  readonly children?: ReactNode;
}

export function PreviewHeader({ title, view, onView, before, children }: PreviewHeaderProps) {
  const { t } = useTranslation("preview");
  const devices = [
    { id: "phone", icon: Smartphone },
    { id: "tablet", icon: Tablet },
    { id: "desktop", icon: Monitor },
  ] as const;
  const device = devices.find(({ id }) => DEVICE_WIDTHS[id] === view.width)?.id;
  return (
    <header className="preview-header">
      <div className="preview-title">{title}</div>
      {before}
      <SegmentedControl
        label={t("width.label")}
        segments={[
          ...devices.map(({ id, icon }) => ({ id, label: t(`width.${id}`), icon, hideLabel: true })),
          { id: "full", label: t("width.full"), icon: MoveHorizontal, hideLabel: true },
        ]}
        selected={view.width === null ? "full" : (device ?? null)}
        onSelect={(id) =>
          onView({
            ...view,
            width: devices.some((each) => each.id === id) ? DEVICE_WIDTHS[id as "phone"] : null,
          })
        }
      />
      <ViewMenu view={view} onView={onView} />
      {children}
    </header>
  );
}

type ViewMenuProps = Pick<PreviewHeaderProps, "view" | "onView">;

function ViewMenu({ view, onView }: ViewMenuProps) {
  const { t, i18n } = useTranslation("preview");
  const [asksWidth, setAsksWidth] = useState(false);
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" });
  const choose = (id: string) => {
    const [group, value = ""] = id.split(" ");
    if (group === "zoom") onView({ ...view, zoom: value === "fit" ? null : Number(value) });
    else if (group === "scheme") onView({ ...view, scheme: value as PreviewScheme });
    else setAsksWidth(true);
  };
  return (
    <>
      <Menu
        label={t("view.label")}
        trigger={<IconButton label={t("view.label")} icon={SlidersHorizontal} size="small" />}
        groups={[
          {
            id: "zoom",
            label: t("view.zoom"),
            selected: `zoom ${view.zoom ?? "fit"}`,
            entries: [
              { id: "zoom fit", label: t("view.fit") },
              ...ZOOMS.map((zoom) => ({ id: `zoom ${zoom}`, label: percent.format(zoom) })),
            ],
          },
          {
            id: "scheme",
            label: t("view.scheme"),
            selected: `scheme ${view.scheme}`,
            entries: (["system", "light", "dark"] as const).map((scheme) => ({
              id: `scheme ${scheme}`,
              label: t(`view.${scheme}`),
            })),
          },
          { id: "width", entries: [{ id: "width", label: t("view.otherWidth") }] },
        ]}
        onAction={choose}
      />
      <WidthDialog
        key={String(asksWidth)}
        isOpen={asksWidth}
        width={view.width}
        onClose={() => setAsksWidth(false)}
        onWidth={(width) => {
          setAsksWidth(false);
          onView({ ...view, width });
        }}
      />
    </>
  );
}

interface WidthDialogProps {
  readonly isOpen: boolean;
  readonly width: number | null;
  readonly onClose: () => void;
  readonly onWidth: (width: number) => void;
}

function WidthDialog({ isOpen, width, onClose, onWidth }: WidthDialogProps) {
  const { t } = useTranslation("preview");
  const [text, setText] = useState(String(width ?? ""));
  const value = /^\d{3,4}$/.test(text.trim().normalize("NFKC"))
    ? Number(text.trim().normalize("NFKC"))
    : null;
  const isGood = value !== null && value >= CUSTOM_WIDTHS.least && value <= CUSTOM_WIDTHS.most;
  const [isTold, setIsTold] = useState(false);
  const use = () => (isGood ? onWidth(value) : setIsTold(true));
  return (
    <Dialog
      title={t("view.otherWidth")}
      isOpen={isOpen}
      onClose={onClose}
      size="small"
      footer={
        <Button tone="primary" onPress={use}>
          {t("view.use")}
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          use();
        }}
      >
        <TextField
          label={t("view.pixels")}
          value={text}
          onChange={setText}
          inputMode="numeric"
          autoFocus
          error={isTold && !isGood ? t("view.badWidth", CUSTOM_WIDTHS) : undefined}
        />
      </form>
    </Dialog>
  );
}
