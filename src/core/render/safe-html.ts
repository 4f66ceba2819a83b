/**
 * The last gate before HTML leaves the renderer: only what is named here passes. The frame that shows it
 * forbids scripts as well; this gate must hold without that.
 */

import type { Element, Nodes, Root } from "hast";
import { sanitize, type Schema } from "hast-util-sanitize";
import { isSafeLink } from "./addresses.ts";
import { walk } from "./tree-walk.ts";

const TEXT = [
  ..."a abbr acronym address b bdi bdo big br cite code data del dfn em font i ins kbd mark nobr q rb rp rt".split(
    " ",
  ),
  ..."rtc ruby s samp small span strike strong sub sup time tt u var wbr".split(" "),
];
const BLOCKS = [
  ..."article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer h1 h2 h3".split(
    " ",
  ),
  ..."h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary ul".split(" "),
];
const TABLES = "caption col colgroup table tbody td tfoot th thead tr".split(" ");
const PICTURES = "img picture".split(" ");
/** Controls show a state; without a form and without scripts they do nothing. */
const CONTROLS = "button input label meter optgroup option output progress select textarea".split(" ");
/** Shapes only: nothing that loads, links, animates or holds HTML. */
const DRAWINGS = [
  ..."svg g path circle ellipse line polyline polygon rect text tspan defs clipPath mask".split(" "),
  ..."linearGradient radialGradient stop symbol marker pattern".split(" "),
];
/** Left out with everything inside: their text is code, or means something to the parser of the page. */
const LEFT_OUT = [
  ..."script style template noscript noembed noframes xmp plaintext title head base meta link frameset".split(
    " ",
  ),
  ..."canvas dialog slot math foreignObject use image animate animateMotion animateTransform set".split(" "),
];

const EVERYWHERE = [
  ..."className id style lang dir title role tabIndex hidden translate spellCheck".split(" "),
  ..."ariaCurrent ariaDescribedBy ariaDescription ariaDetails ariaExpanded ariaHidden ariaLabel ariaLabelledBy".split(
    " ",
  ),
  ..."ariaLevel ariaPressed ariaSelected ariaValueMax ariaValueMin ariaValueNow ariaValueText".split(" "),
  ..."align bgColor border cellPadding cellSpacing clear color face height noShade noWrap size span".split(
    " ",
  ),
  ..."vAlign width char charOff compact".split(" "),
  ..."dataLanguage dataFootnotes dataFootnoteRef dataFootnoteBackref".split(" "),
];
const SHAPE = [
  ..."viewBox xmlns preserveAspectRatio fill fillOpacity fillRule stroke strokeWidth strokeLineCap".split(
    " ",
  ),
  ..."strokeLineJoin strokeDashArray strokeDashOffset strokeMiterLimit strokeOpacity opacity transform d".split(
    " ",
  ),
  ..."points x x1 x2 y y1 y2 dx dy cx cy r rx ry fx fy offset stopColor stopOpacity gradientUnits".split(" "),
  ..."gradientTransform spreadMethod textAnchor dominantBaseline fontFamily fontSize fontWeight".split(" "),
  ..."fontStyle letterSpacing clipPathUnits maskUnits markerWidth markerHeight refX refY orient".split(" "),
  ..."patternUnits patternTransform vectorEffect paintOrder textLength lengthAdjust rotate".split(" "),
];

const schema: Schema = {
  tagNames: [...TEXT, ...BLOCKS, ...TABLES, ...PICTURES, ...CONTROLS, ...DRAWINGS],
  strip: LEFT_OUT,
  attributes: {
    "*": EVERYWHERE,
    ...Object.fromEntries(DRAWINGS.map((name) => [name, SHAPE])),
    a: ["href", "hrefLang", "rel", "name"],
    blockquote: ["cite"],
    q: ["cite"],
    del: ["cite", "dateTime"],
    ins: ["cite", "dateTime"],
    time: ["dateTime"],
    data: ["value"],
    details: ["open", "name"],
    img: ["src", "alt", "decoding", "loading", "referrerPolicy"],
    ol: ["start", "type", "reversed"],
    ul: ["type"],
    li: ["value", "type"],
    td: ["colSpan", "rowSpan", "headers", "abbr"],
    th: ["colSpan", "rowSpan", "headers", "abbr", "scope"],
    col: ["span"],
    colgroup: ["span"],
    table: ["summary", "frame", "rules"],
    input: [
      ["type", "checkbox", "radio", "text", "number", "range", "color", "date", "button"],
      "checked",
      "disabled",
      "value",
      "placeholder",
      "readOnly",
      "min",
      "max",
      "step",
    ],
    button: [["type", "button"], "disabled"],
    label: ["htmlFor"],
    optgroup: ["label", "disabled"],
    option: ["label", "value", "selected", "disabled"],
    select: ["multiple", "disabled"],
    textarea: ["rows", "cols", "placeholder", "disabled", "readOnly"],
    meter: ["value", "min", "max", "low", "high", "optimum"],
    progress: ["value", "max"],
  },
  protocols: {},
  ancestors: {},
  clobber: [],
  clobberPrefix: "",
  required: {},
  allowComments: false,
  allowDoctypes: false,
};

/** `tree` with nothing in it that could run, load from elsewhere, send, or take the person elsewhere unasked. */
export function makeSafe(tree: Root): Root {
  const safe = sanitize(tree, schema) as Root;
  walk<Nodes>(safe, (node) => {
    if (node.type === "element") mendAttributes(node);
  });
  return safe;
}

function mendAttributes(element: Element): void {
  const { href, cite, style, type } = element.properties;
  if (href !== undefined && !(typeof href === "string" && isSafeLink(href)))
    delete element.properties["href"];
  if (cite !== undefined && !(typeof cite === "string" && isSafeLink(cite)))
    delete element.properties["cite"];
  if (style !== undefined) element.properties["style"] = safeStyle(typeof style === "string" ? style : "");
  // Without one a button submits and an input is a text field: both harmless here, but say so.
  if (element.tagName === "button" && type === undefined) element.properties["type"] = "button";
  for (const name of ["fill", "stroke"]) {
    const paint = element.properties[name];
    if (typeof paint === "string" && /url\s*\(/i.test(paint) && !/^url\(\s*["']?#/i.test(paint.trim())) {
      delete element.properties[name];
    }
  }
}

/** Declarations that load something, or that old engines ran, are left out; an escape could hide either. */
function safeStyle(style: string): string | undefined {
  const loads =
    /\\|(?:url|image|image-set|cross-fade|element|src|expression|attr)\s*\(|@|javascript|behavior|-moz-binding|<|\/\*/i;
  const kept = style.split(";").filter((declaration) => !loads.test(declaration));
  return kept.length > 0 ? kept.join(";") : undefined;
}
