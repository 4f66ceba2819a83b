/** A long list that scrolls, of which only the rows in sight are drawn, each as high as it is. */

import { useVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, type ReactNode } from "react";
import { classes } from "./classes.ts";
import "./virtual-list.css";

export interface VirtualListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly children: (row: Row) => ReactNode;
  /** Pixels: about what a row measures before it is drawn. */
  readonly rowHeight: number;
  /** Its rows may have nothing that takes the focus: the list takes it itself, to be scrolled by keyboard. */
  readonly takesFocus?: boolean;
  readonly className?: string;
  /** Pixels from the top at first. */
  readonly scroll?: number;
  readonly onScroll?: (scroll: number) => void;
}

const BEYOND = 10;

export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const { label, rows, children, rowHeight, takesFocus = false, className, scroll = 0, onScroll } = props;
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized on what it returns
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    initialOffset: scroll,
    overscan: BEYOND,
  });
  const first = useRef(scroll);
  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = first.current;
  }, []);
  const region = takesFocus ? { role: "region", "aria-label": label, tabIndex: 0 } : { tabIndex: -1 };
  return (
    <div
      ref={scroller}
      className={classes("virtual-list", className)}
      {...region}
      onScroll={({ currentTarget }) => onScroll?.(currentTarget.scrollTop)}
    >
      <ul aria-label={takesFocus ? undefined : label} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
            >
              {children(row)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
