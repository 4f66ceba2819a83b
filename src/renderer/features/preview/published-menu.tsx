/** What can be done with the site's program and its page. */

import { Ellipsis } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PublisherValue } from "#contract/values";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu } from "../../ui/menu.tsx";
import type { OtherPage } from "./beside-page.tsx";

interface PublishedMenuProps {
  readonly publisher: Exclude<PublisherValue, { readonly kind: "none" }>;
  readonly others: readonly OtherPage[];
  readonly beside: OtherPage | null;
  readonly isProving: boolean;
  /** Show this page beside the article's; "": none. */
  readonly onBeside: (id: string) => void;
  readonly onPrint: () => void;
  readonly onProve: () => void;
  readonly onRestart: () => void;
  readonly onStop: () => void;
  readonly onLog: () => void;
}

export function PublishedMenu({ publisher, others, beside, isProving, ...on }: PublishedMenuProps) {
  const { t } = useTranslation("preview");
  const { kind } = publisher;
  const hasNoLines = !("lines" in publisher) || publisher.lines.length === 0;
  const isOn = ["running", "starting", "installing"].includes(kind);
  const besides = {
    id: "beside",
    label: t("beside.label"),
    selected: `beside ${beside?.id ?? ""}`,
    entries: [
      { id: "beside ", label: t("beside.none") },
      ...others.map(({ id, name }) => ({ id: `beside ${id}`, label: name })),
    ],
  };
  const isIdle = kind !== "running";
  return (
    <Menu
      label={t("published.more")}
      trigger={<IconButton label={t("published.more")} icon={Ellipsis} size="small" />}
      groups={[
        besides,
        {
          id: "page",
          entries: [
            { id: "print", label: t("published.print"), isDisabled: isIdle },
            { id: "prove", label: t("published.proof.start"), isDisabled: isIdle || isProving },
          ],
        },
        {
          id: "program",
          entries: [
            {
              id: "restart",
              label: t("published.restart"),
              isDisabled: kind === "missing" || kind === "installing",
            },
            { id: "stop", label: t("published.stop"), isDisabled: !isOn },
            { id: "log", label: t("published.log"), isDisabled: hasNoLines },
          ],
        },
      ]}
      onAction={(id) => {
        if (id.startsWith("beside ")) on.onBeside(id.slice("beside ".length));
        if (id === "print") on.onPrint();
        if (id === "prove") on.onProve();
        if (id === "restart") on.onRestart();
        if (id === "stop") on.onStop();
        if (id === "log") on.onLog();
      }}
    />
  );
}
