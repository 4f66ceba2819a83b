/** One small sign for each kind of island: its name stands beside it, or in its label. */

/** Paths on a 24-unit square, drawn as lines. */
const shapes: Readonly<Record<string, string>> = {
  html: "M8 7l-5 5 5 5M16 7l5 5-5 5M14 5l-4 14",
  comment: "M4 5h16v11h-9l-5 4v-4H4z",
  component: "M12 3l4 4-4 4-4-4zM12 13l4 4-4 4-4-4zM3 12l4-4 4 4-4 4zM13 12l4-4 4 4-4 4z",
  "code-import": "M12 4v11M8 11l4 4 4-4M5 20h14",
  expression: "M9 4c-3 0-3 2-3 4s0 4-3 4c3 0 3 2 3 4s0 4 3 4M15 4c3 0 3 2 3 4s0 4 3 4c-3 0-3 2-3 4s0 4-3 4",
  liquid: "M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z",
  directive: "M4 5h16v14H4zM4 9h16",
  attributes: "M9 4L7 20M17 4l-2 16M4 9h16M3 15h16",
  math: "M18 6H6l6 6-6 6h12",
  definition: "M9 15l6-6M11 6l2-2a4 4 0 0 1 6 6l-2 2M13 18l-2 2a4 4 0 0 1-6-6l2-2",
  footnote: "M5 6h9M5 12h14M5 18h14M18 3v5",
  unknown: "M6 3h8l4 4v14H6zM14 3v4h4",
};

const SVG = "http://www.w3.org/2000/svg";

export function islandIcon(kind: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  const name = kind === "shortcode" ? "expression" : kind;
  path.setAttribute("d", shapes[name] ?? shapes["unknown"] ?? "");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "visual-island-icon");
  svg.setAttribute("aria-hidden", "true");
  svg.append(path);
  return svg;
}
