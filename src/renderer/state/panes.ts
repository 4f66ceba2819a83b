/** What every editing pane lets the workbench do with it. */

export interface PaneHandle {
  focus(): void;
  /** Bring `offset` (code units of the document's text) into view and put the cursor there. */
  reveal(offset: number): void;
}
