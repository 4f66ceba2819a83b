/**
 * The editor and the preview at the same place of the document.
 *
 * One of them leads: the one that the person scrolled, clicked or typed in last. What the other one reports
 * meanwhile is the echo of its following, and is dropped. Places are offsets of the document's text, which may
 * fall between two code units where a picture or a table is scrolled through.
 */

/** The editor, as far as the preview moves it. */
export interface LinkedEditor {
  reveal(offset: number): void;
  scrollTo(offset: number): void;
}

/** The preview, as far as the editor moves it. */
export interface LinkedPreview {
  /** Bring the place to the upper edge. */
  scrollTo(offset: number): void;
  /** Bring the place into view, unless it is. */
  show(offset: number): void;
}

export interface ScrollLink {
  /** `null` when it goes. */
  attachEditor(editor: LinkedEditor | null): void;
  attachPreview(preview: LinkedPreview | null): void;
  /** The person put a hand on the editor: what it reports next is no echo. */
  editorTouched(): void;
  /** The place at the editor's upper edge is another. */
  editorScrolled(offset: number): void;
  caretMoved(offset: number): void;
  /** The document was edited: the preview's page moves by itself then, and nobody scrolled it. */
  edited(): void;
  previewScrolled(offset: number): void;
  previewChosen(offset: number): void;
}

/** So long after its last report one side leads, in milliseconds: longer than following takes. */
const LEAD = 300;

/** `now`: milliseconds of a clock that only goes forward. */
export function createScrollLink(now: () => number = () => performance.now()): ScrollLink {
  let editor: LinkedEditor | null = null;
  let preview: LinkedPreview | null = null;
  let leader: "editor" | "preview" = "editor";
  let until = Number.NEGATIVE_INFINITY;
  /** Where the editor is: a preview that is opened later begins there. */
  let place: number | null = null;

  const leads = (side: "editor" | "preview"): boolean => {
    if (side !== leader && now() < until) return false;
    leader = side;
    until = now() + LEAD;
    return true;
  };
  return {
    attachEditor(next) {
      editor = next;
    },
    attachPreview(next) {
      preview = next;
      if (place !== null) preview?.scrollTo(place);
    },
    editorTouched() {
      leader = "editor";
      until = now() + LEAD;
    },
    editorScrolled(offset) {
      place = offset;
      if (leads("editor")) preview?.scrollTo(offset);
    },
    caretMoved(offset) {
      if (leads("editor")) preview?.show(offset);
    },
    edited() {
      leads("editor");
    },
    previewScrolled(offset) {
      if (!leads("preview")) return;
      place = offset;
      editor?.scrollTo(offset);
    },
    previewChosen(offset) {
      // A click is nobody's echo.
      leader = "preview";
      until = now() + LEAD;
      editor?.reveal(offset);
    },
  };
}
