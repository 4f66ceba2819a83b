import { createContext, Fragment, use, useMemo, type ReactNode } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { classes } from "./classes.ts";
import "./split-pane.css";

/** Where the sizes of pane groups are kept between sessions; the app provides it. */
export interface PaneMemory {
  /** Percentages in the order of the panes, or `null` when the person never moved them. */
  readonly sizesOf: (group: string) => readonly number[] | null;
  readonly remember: (group: string, sizes: readonly number[]) => void;
  /** Grows when all sizes were reset, so that open groups return to their first layout. */
  readonly resets: number;
}

export const PaneMemoryContext = createContext<PaneMemory>({
  sizesOf: () => null,
  remember: () => {},
  resets: 0,
});

export interface Pane {
  readonly id: string;
  readonly content: ReactNode;
  /** In percent of the group; all or none of a group. */
  readonly defaultSize?: number;
  /** In pixels. */
  readonly minSize?: number;
  readonly maxSize?: number;
}

export interface SplitPaneProps {
  /** Names the group in the settings: "workbench", "library". Groups with other panes have other names. */
  readonly group: string;
  readonly panes: readonly Pane[];
  /** What the handle after each pane is called: "Resize the preview". */
  readonly handleLabel: string;
  readonly orientation?: "horizontal" | "vertical";
  readonly className?: string;
}

/** Panes side by side with handles that pointer and arrow keys move; the sizes are remembered. */
export function SplitPane({
  group,
  panes,
  handleLabel,
  orientation = "horizontal",
  className,
}: SplitPaneProps) {
  const memory = use(PaneMemoryContext);
  const ids = panes.map((pane) => pane.id).join(" ");
  // Read once per set of panes: while the group is mounted, its own layout is the truth.
  const layout = useMemo(() => {
    const sizes = memory.sizesOf(group);
    const names = ids.split(" ");
    return sizes?.length === names.length
      ? Object.fromEntries(names.map((id, index) => [id, sizes[index] ?? 0]))
      : undefined;
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [group, ids, memory.resets]);
  return (
    <Group
      key={`${group} ${ids} ${memory.resets}`}
      id={group}
      orientation={orientation}
      defaultLayout={layout}
      onLayoutChanged={(after, { isUserInteraction }) => {
        if (isUserInteraction)
          memory.remember(
            group,
            panes.map((pane) => after[pane.id] ?? 0),
          );
      }}
      className={classes("split", className)}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 ? <Separator aria-label={handleLabel} className="split-handle" /> : null}
          <Panel
            id={pane.id}
            minSize={pane.minSize ?? 160}
            maxSize={pane.maxSize ?? "100%"}
            {...(pane.defaultSize === undefined ? {} : { defaultSize: `${pane.defaultSize}%` })}
            className="split-panel"
          >
            {pane.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}
