/** Carrying an article from group to group with the mouse. */

import { useRef, useState, type DragEvent } from "react";
import type { GroupRow } from "./table-source.ts";

const TYPE = "application/x-galley-article";

export interface Dragging {
  /** The group over which an article is held; `undefined`: over none. */
  readonly over: string | null | undefined;
  readonly itemHandlers: (
    row: GroupRow,
    group: string | null,
  ) => {
    readonly draggable: true;
    readonly onDragStart: (event: DragEvent) => void;
    readonly onDragEnd: () => void;
  };
  readonly groupHandlers: (
    group: string | null,
    accepts: boolean,
  ) => {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

export function useDragging(move: (row: GroupRow, from: string | null, to: string | null) => void): Dragging {
  const held = useRef<{ readonly row: GroupRow; readonly group: string | null } | null>(null);
  const [over, setOver] = useState<string | null | undefined>(undefined);
  const end = () => {
    held.current = null;
    setOver(undefined);
  };
  return {
    over,
    itemHandlers: (row, group) => ({
      draggable: true,
      onDragStart({ dataTransfer }) {
        held.current = { row, group };
        dataTransfer.effectAllowed = "move";
        // Some browsers carry nothing that has no data.
        dataTransfer.setData(TYPE, row.id);
      },
      onDragEnd: end,
    }),
    groupHandlers: (group, accepts) => ({
      onDragOver(event) {
        if (held.current === null || !accepts) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "move";
        if (over !== group) setOver(group);
      },
      onDragLeave({ currentTarget, relatedTarget }) {
        if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
        setOver((before) => (before === group ? undefined : before));
      },
      onDrop(event) {
        const carried = held.current;
        if (carried === null || !accepts) return;
        event.preventDefault();
        end();
        move(carried.row, carried.group, group);
      },
    }),
  };
}
