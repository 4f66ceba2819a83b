/** One place that both changed: what it was, each side's words, and what is to stand there. */

import { useId, useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Choice, Conflict } from "#core/merge/merge";
import { ChangedWords } from "../../ui/changed-words.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { shownValue } from "./shown-value.ts";

export interface ConflictPlaceProps {
  readonly conflict: Conflict;
  readonly number: number;
  readonly choice: Choice | null;
  readonly onChoose: (choice: Choice) => void;
}

export function ConflictPlace({ conflict, number, choice, onChoose }: ConflictPlaceProps) {
  const { t } = useTranslation("changes");
  const title = useId();
  const shown = useMemo(() => shownTexts(conflict), [conflict]);
  const name =
    conflict.kind === "field"
      ? t("resolve.field", { name: conflict.name })
      : conflict.kind === "frontmatter"
        ? t("resolve.frontmatter")
        : t("resolve.text");
  const choose = (id: string) => {
    if (id === "edit") onChoose({ kind: "edit", text: conflict.mine || conflict.theirs });
    else if (id === "mine" || id === "theirs" || id === "both") onChoose({ kind: id });
  };
  return (
    <li className="conflict-place" aria-labelledby={title} data-choice={choice?.kind ?? "none"}>
      <h3 id={title} className="conflict-name">
        {t("resolve.place", { number, name })}
      </h3>
      <div className="conflict-sides">
        <Side label={t("resolve.base")} kind="base">
          {shown.base === "" ? <em className="conflict-nothing">{t("resolve.new")}</em> : shown.base}
        </Side>
        <Side label={t("resolve.mine")} kind="mine">
          <Words before={shown.base} after={shown.mine} />
        </Side>
        <Side label={t("resolve.theirs")} kind="theirs">
          <Words before={shown.base} after={shown.theirs} />
        </Side>
      </div>
      <SegmentedControl
        label={t("resolve.take", { number, name })}
        segments={[
          { id: "mine", label: t("resolve.takeMine") },
          { id: "theirs", label: t("resolve.takeTheirs") },
          // Two values of one field cannot both stand.
          ...(conflict.kind === "body" && conflict.mine !== "" && conflict.theirs !== ""
            ? [{ id: "both", label: t("resolve.takeBoth") }]
            : []),
          { id: "edit", label: t("resolve.edit") },
        ]}
        selected={choice?.kind ?? null}
        onSelect={choose}
      />
      {choice?.kind === "edit" ? (
        <TextArea
          label={t("resolve.editing")}
          isCode
          rows={3}
          value={choice.text}
          onChange={(text) => onChoose({ kind: "edit", text })}
        />
      ) : null}
    </li>
  );
}

interface SideProps {
  readonly label: string;
  readonly kind: "base" | "mine" | "theirs";
  readonly children: ReactNode;
}

function Side({ label, kind, children }: SideProps) {
  return (
    <div className={`conflict-side conflict-${kind}`}>
      <h4 className="conflict-label">{label}</h4>
      <div className="conflict-text">{children}</div>
    </div>
  );
}

function Words({ before, after }: { readonly before: string; readonly after: string }) {
  const { t } = useTranslation("changes");
  if (after === "") return <em className="conflict-nothing">{t("resolve.removed")}</em>;
  if (before === "") return after;
  return <ChangedWords before={before} after={after} />;
}

function shownTexts({ kind, name, base, mine, theirs }: Conflict) {
  const shown = (text: string) => (kind === "field" ? shownValue(text, name) : text);
  return { base: shown(base), mine: shown(mine), theirs: shown(theirs) };
}
