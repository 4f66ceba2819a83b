/** Two texts and how they differ, to read: passage by passage, word by word within each. */

import { UnfoldVertical } from "lucide-react";
import { Fragment, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { comparePassages, piecesOf, type Passage } from "#core/document/passages";
import type { Piece } from "#core/document/word-diff";
import { Button } from "./button.tsx";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";
import "./text-comparison.css";

export interface TextComparisonProps {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** `unified`: what went and what came in one text; `split`: the texts side by side. */
  readonly layout?: "unified" | "split";
  /** What can be done with a passage that differs, drawn after it. */
  readonly action?: (passage: Passage) => ReactNode;
}

/** More passages than these are asked for: drawing them all at once would stop the window. */
const SHOWN_AT_ONCE = 60;

export function TextComparison({ label, before, after, layout = "unified", action }: TextComparisonProps) {
  const { t } = useTranslation("common");
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const rows = useMemo(() => rowsOf(comparePassages(before, after)), [before, after]);
  const texts = useMemo(() => ({ before, after }), [before, after]);
  return (
    <div
      role="group"
      aria-label={label}
      // It scrolls, so the keyboard must reach it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={classes("comparison", `comparison-${layout}`)}
    >
      {rows
        .slice(0, shown)
        .map((row) =>
          row.kind === "same" ? (
            <Unchanged key={`same ${row.from}`} text={after.slice(row.from, row.to)} place={row} />
          ) : (
            <DifferingPassage
              key={`${row.passage.before.from} ${row.passage.after.from}`}
              passage={row.passage}
              texts={texts}
              layout={layout}
              action={action?.(row.passage)}
            />
          ),
        )}
      {rows.length > shown ? (
        <Button size="small" tone="quiet" onPress={() => setShown(shown + SHOWN_AT_ONCE * 4)}>
          {t("comparison.more", { count: rows.length - shown })}
        </Button>
      ) : null}
    </div>
  );
}

type Row =
  | { readonly kind: "differs"; readonly passage: Passage }
  /** A stretch of the text after; what lies between changes is told by its edges. */
  | {
      readonly kind: "same";
      readonly from: number;
      readonly to: number;
      readonly isFirst: boolean;
      readonly isLast: boolean;
    };

function rowsOf(passages: readonly Passage[]): readonly Row[] {
  const rows: Row[] = [];
  for (const passage of passages) {
    const last = rows.at(-1);
    if (passage.kind !== "same") rows.push({ kind: "differs", passage });
    else if (last?.kind === "same") rows[rows.length - 1] = { ...last, to: passage.after.to };
    else rows.push({ kind: "same", ...passage.after, isFirst: rows.length === 0, isLast: true });
  }
  return rows.map((row, at) => (row.kind === "same" ? { ...row, isLast: at === rows.length - 1 } : row));
}

/** Lines of what stayed that are shown beside a change. */
const CONTEXT = 2;

function Unchanged({
  text,
  place,
}: {
  readonly text: string;
  readonly place: Extract<Row, { kind: "same" }>;
}) {
  const { t } = useTranslation("common");
  const [isOpen, setOpen] = useState(false);
  const lines = withoutLastBreak(text).split(/\r\n|\r|\n/);
  const above = place.isFirst ? 0 : CONTEXT;
  const below = place.isLast ? 0 : CONTEXT;
  const hidden = lines.length - above - below;
  if (isOpen || hidden <= 2) return <UnchangedLines lines={lines} />;
  return (
    <>
      <UnchangedLines lines={lines.slice(0, above)} />
      <Button size="small" tone="quiet" className="comparison-folded" onPress={() => setOpen(true)}>
        <Icon of={UnfoldVertical} size={14} />
        {t("comparison.unchanged", { count: hidden })}
      </Button>
      <UnchangedLines lines={below === 0 ? [] : lines.slice(-below)} />
    </>
  );
}

function UnchangedLines({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return <div className="comparison-same">{lines.join("\n")}</div>;
}

const SIGNS = { changed: "±", removed: "−", added: "+" } as const;

interface DifferingPassageProps {
  readonly passage: Passage;
  readonly texts: { readonly before: string; readonly after: string };
  readonly layout: "unified" | "split";
  readonly action: ReactNode;
}

function DifferingPassage({ passage, texts, layout, action }: DifferingPassageProps) {
  const { t } = useTranslation("common");
  const kind = passage.kind === "same" ? "changed" : passage.kind;
  const pieces = useMemo(() => piecesOf(passage, texts), [passage, texts]);
  return (
    <div className={`comparison-passage comparison-${kind}`}>
      <span className="comparison-sign" title={t(`comparison.${kind}`)}>
        <span aria-hidden>{SIGNS[kind]}</span>
        <VisuallyHidden>{t(`comparison.${kind}`)}</VisuallyHidden>
      </span>
      {layout === "unified" ? (
        <PassageText pieces={pieces} isWhole={kind !== "changed"} />
      ) : (
        <>
          <PassageText
            pieces={pieces.filter((piece) => piece.kind !== "added")}
            isWhole={kind !== "changed"}
          />
          <PassageText
            pieces={pieces.filter((piece) => piece.kind !== "removed")}
            isWhole={kind !== "changed"}
          />
        </>
      )}
      {action === undefined ? null : <div className="comparison-action">{action}</div>}
    </div>
  );
}

function PassageText({ pieces, isWhole }: { readonly pieces: readonly Piece[]; readonly isWhole: boolean }) {
  const last = pieces.length - 1;
  return (
    <div className={classes("comparison-text", isWhole && "comparison-whole")}>
      {pieces.map(({ kind, text }, at) => {
        const drawn = at === last && (kind === "same" || isWhole) ? withoutLastBreak(text) : text;
        if (kind === "same") return <Fragment key={at}>{drawn}</Fragment>;
        const Mark = kind === "removed" ? "del" : "ins";
        return <Mark key={at}>{isWhole ? drawn : withBreaksShown(drawn)}</Mark>;
      })}
    </div>
  );
}

/** A line break that went or came would not be seen: a sign stands before it. */
function withBreaksShown(text: string): string {
  return text.replace(/\r\n|\r|\n/g, "↵\n");
}

function withoutLastBreak(text: string): string {
  return text.replace(/[\r\n]+$/, "");
}
