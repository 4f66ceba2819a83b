import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { TrustValue } from "#contract/values";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Tooltip } from "../../ui/tooltip.tsx";
import "./trust.css";

interface TrustBadgeProps {
  /** Restricted until the host has said otherwise. */
  readonly state: TrustValue["state"];
  readonly onPress: () => void;
}

/** Whether the open folder is trusted: always in sight, and the way to change it. */
export function TrustBadge({ state, onPress }: TrustBadgeProps) {
  const { t } = useTranslation("trust");
  return (
    <Tooltip text={t(`hint.${state}`)}>
      <Button tone="quiet" size="small" className={`trust-badge trust-badge-${state}`} onPress={onPress}>
        <Icon of={state === "trusted" ? ShieldCheck : ShieldAlert} size={14} />
        {t(`badge.${state}`)}
      </Button>
    </Tooltip>
  );
}
