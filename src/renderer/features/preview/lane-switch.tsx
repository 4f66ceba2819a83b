/** Galley's own rendering, at once, or the page as the site publishes it: the preview says which of them it shows. */

import { useTranslation } from "react-i18next";
import { publisherName } from "#core/words/publisher-name";
import { SegmentedControl } from "../../ui/segmented-control.tsx";

export type PreviewLane = "galley" | "published";

interface LaneSwitchProps {
  readonly lane: PreviewLane;
  readonly onLane: (lane: PreviewLane) => void;
  /** The site's publisher, as Galley names it to itself; `null` where there is none to run. */
  readonly publisher: string | null;
}

export function LaneSwitch({ lane, onLane, publisher }: LaneSwitchProps) {
  const { t } = useTranslation("preview");
  if (publisher === null) return t("rendering");
  return (
    <SegmentedControl
      label={t("lane.label")}
      segments={[
        { id: "galley", label: t("lane.galley") },
        { id: "published", label: t("lane.published", { publisher: publisherName(publisher) }) },
      ]}
      selected={lane}
      onSelect={(id) => onLane(id as PreviewLane)}
    />
  );
}
