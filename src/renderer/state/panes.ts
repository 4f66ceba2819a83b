/** What every editing pane lets the workbench do with it. */

export interface PaneHandle {
  focus(): void;
  /** Bring `offset` (code units of the document's text) into view and put the cursor there. */
  reveal(offset: number): void;
  /** Scroll `offset`, which may fall between two code units, to the upper edge. Focus and cursor stay. */
  scrollTo(offset: number): void;
}

/** What an editing pane says of where the person is, in code units of the document's text. */
export interface PanePlaces {
  /** The place at the upper edge is another; it may fall between two code units. */
  readonly onScroll?: (offset: number) => void;
  /** The cursor moved without typing. */
  readonly onCaret?: (offset: number) => void;
}
