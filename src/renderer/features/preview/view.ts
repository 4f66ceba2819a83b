/** How a preview is looked at: how wide the page is laid out, how large it is drawn, in which colours. */

/** What the page's styles take for the reader's preference. */
export type PreviewScheme = "system" | "light" | "dark";

export interface PreviewView {
  /** Of the page's own pixels; `null`: as wide as the pane. */
  readonly width: number | null;
  /** `null`: as large as the pane's width lets it be, and not larger than it is. */
  readonly zoom: number | null;
  readonly scheme: PreviewScheme;
}

export const initialView: PreviewView = { width: null, zoom: null, scheme: "system" };

/** In pixels of the page: common devices, held upright. */
export const DEVICE_WIDTHS = { phone: 390, tablet: 820, desktop: 1280 } as const;

export const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5] as const;

/** Pages narrower or wider than this are no reader's. */
export const CUSTOM_WIDTHS = { least: 240, most: 3840 } as const;

export interface Staging {
  /** The frame's own size, in its pixels. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** How a frame of this view is laid out in a pane of `width` by `height` pixels. */
export function stagingOf(
  view: PreviewView,
  pane: { readonly width: number; readonly height: number },
): Staging {
  const fitting = view.width === null ? 1 : Math.min(1, pane.width / view.width);
  const scale = view.zoom ?? fitting;
  return { width: view.width ?? pane.width / scale, height: pane.height / scale, scale };
}
