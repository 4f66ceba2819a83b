/**
 * Whether a document keeps the rules of XLIFF 2.1's core: which elements stand where and how often, what attributes
 * they have and what those may say (the core schema), and the constraints that the standard states in words: ids that
 * are unique in their scope, references that lead somewhere. Other namespaces (modules, extensions) are passed over.
 */

import { XML_SPACE, type XmlElement } from "./xml.ts";
import { ownOf } from "./xliff-elements.ts";
import { XLIFF_SPACE } from "./xliff-write.ts";

export interface BrokenRule {
  readonly line: number;
  /** In XLIFF's own words: "unit: attribute id is missing". */
  readonly rule: string;
}

type Values = "text" | "token" | "tokens" | readonly string[] | RegExp;

interface ElementRule {
  /** In their order. */
  readonly children: readonly ChildRule[];
  readonly attributes: Readonly<Record<string, Values>>;
  readonly required?: readonly string[];
  readonly hasText?: boolean;
}

interface ChildRule {
  readonly names: readonly string[];
  readonly least: number;
  readonly most: number;
}

const NMTOKEN = /^[\p{L}\p{N}\p{M}._:\u00B7-]+$/u;
const YES_NO = ["yes", "no"];
const DIRECTION = ["ltr", "rtl", "auto"];
const USER_DEFINED = /^[^\s:]+:[^\s:]+$/;
const one = (name: string): ChildRule => ({ names: [name], least: 1, most: 1 });
const maybe = (name: string): ChildRule => ({ names: [name], least: 0, most: 1 });
const many = (names: readonly string[], least = 0): ChildRule => ({ names, least, most: Infinity });

const INLINE = [many(["cp", "ph", "pc", "sc", "ec", "mrk", "sm", "em"])];
const SPACE = { [`{${XML_SPACE}}space`]: ["default", "preserve"] } as const;
const STRUCTURE = { canResegment: YES_NO, translate: YES_NO, srcDir: DIRECTION, trgDir: DIRECTION, ...SPACE };
const NAMED = { ...STRUCTURE, id: "token", name: "text", type: USER_DEFINED } as const;
const CODE = {
  id: "token",
  canCopy: YES_NO,
  canDelete: YES_NO,
  canReorder: ["yes", "firstNo", "no"],
  copyOf: "token",
  subType: USER_DEFINED,
  type: ["fmt", "ui", "quote", "link", "image", "other"],
} as const;
const ALONE = { ...CODE, disp: "text", equiv: "text", dataRef: "token", subFlows: "tokens" } as const;
const SPANNING = { ...ALONE, canOverlap: YES_NO, dir: DIRECTION, isolated: YES_NO } as const;
const MARKER = {
  id: "token",
  translate: YES_NO,
  type: /^(?:generic|comment|term|[^\s:]+:[^\s:]+)$/,
  ref: "text",
  value: "text",
} as const;
const CONTENT = { [`{${XML_SPACE}}lang`]: "text", ...SPACE } as const;
const PART = { id: "token", canResegment: YES_NO, subState: USER_DEFINED } as const;

const RULES: Readonly<Record<string, ElementRule>> = {
  xliff: {
    children: [many(["file"], 1)],
    attributes: { version: /^2\.[0-9]$/, srcLang: /^[A-Za-z0-9-]+$/, trgLang: /^[A-Za-z0-9-]+$/, ...SPACE },
    required: ["version", "srcLang"],
  },
  file: {
    children: [maybe("skeleton"), maybe("notes"), many(["unit", "group"], 1)],
    attributes: { ...STRUCTURE, id: "token", original: "text" },
    required: ["id"],
  },
  skeleton: { children: [], attributes: { href: "text" }, hasText: true },
  group: { children: [maybe("notes"), many(["unit", "group"])], attributes: NAMED, required: ["id"] },
  unit: {
    children: [maybe("notes"), maybe("originalData"), many(["segment", "ignorable"], 1)],
    attributes: NAMED,
    required: ["id"],
  },
  segment: {
    children: [one("source"), maybe("target")],
    attributes: { ...PART, state: ["initial", "translated", "reviewed", "final"] },
  },
  ignorable: { children: [one("source"), maybe("target")], attributes: { id: "token" } },
  notes: { children: [many(["note"], 1)], attributes: {} },
  note: {
    children: [],
    attributes: {
      id: "token",
      appliesTo: ["source", "target"],
      category: "text",
      priority: /^(?:[1-9]|10)$/,
    },
    hasText: true,
  },
  originalData: { children: [many(["data"], 1)], attributes: {} },
  data: {
    children: [many(["cp"])],
    attributes: { id: "token", dir: DIRECTION, ...SPACE },
    required: ["id"],
    hasText: true,
  },
  source: { children: INLINE, attributes: CONTENT, hasText: true },
  target: { children: INLINE, attributes: { ...CONTENT, order: /^[1-9]\d*$/ }, hasText: true },
  cp: { children: [], attributes: { hex: /^(?:[\da-fA-F]{2})+$/ }, required: ["hex"] },
  ph: { children: [], attributes: ALONE, required: ["id"] },
  pc: {
    children: INLINE,
    attributes: {
      ...CODE,
      canOverlap: YES_NO,
      dir: DIRECTION,
      dispStart: "text",
      dispEnd: "text",
      equivStart: "text",
      equivEnd: "text",
      dataRefStart: "token",
      dataRefEnd: "token",
      subFlowsStart: "tokens",
      subFlowsEnd: "tokens",
    },
    required: ["id"],
    hasText: true,
  },
  sc: { children: [], attributes: SPANNING, required: ["id"] },
  ec: { children: [], attributes: { ...SPANNING, startRef: "token" } },
  mrk: { children: INLINE, attributes: MARKER, required: ["id"], hasText: true },
  sm: { children: [], attributes: MARKER, required: ["id"] },
  em: { children: [], attributes: { startRef: "token" }, required: ["startRef"] },
};

const MOST_TOLD = 10;

/** The rules that the document breaks, the first of them. */
export function brokenRules(root: XmlElement): readonly BrokenRule[] {
  const broken: BrokenRule[] = [];
  const tell = (element: XmlElement, rule: string): void => {
    if (broken.length < MOST_TOLD) broken.push({ line: element.line, rule: `${element.name}: ${rule}` });
  };
  const waiting: XmlElement[] = [root];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const rule = Object.hasOwn(RULES, next.name) ? RULES[next.name] : undefined;
    if (!rule) {
      tell(next, "no element of XLIFF 2.1");
      continue;
    }
    checkAttributes(next, rule, tell);
    const own = ownOf(next);
    checkChildren(next, { rule, own }, tell);
    if (next.name === "unit") checkUnit(next, tell);
    waiting.push(...own.toReversed());
  }
  unique(root, ownOf(root, "file"), tell);
  for (const file of ownOf(root, "file")) unique(file, below(file, "unit"), tell);
  return broken.toSorted((a, b) => a.line - b.line);
}

type Tell = (element: XmlElement, rule: string) => void;

function checkAttributes(element: XmlElement, { attributes, required = [] }: ElementRule, tell: Tell): void {
  for (const name of required)
    if (!element.attributes.has(name)) tell(element, `attribute ${name} is missing`);
  for (const [name, value] of element.attributes) {
    const values = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    if (values !== undefined) {
      if (!allows(values, value)) tell(element, `attribute ${name} cannot be "${value.slice(0, 60)}"`);
    } else if (!name.startsWith("{") || name.startsWith(`{${XLIFF_SPACE}}`)) {
      tell(element, `there is no attribute ${name}`);
    }
  }
}

function allows(values: Values, value: string): boolean {
  if (values === "text") return true;
  if (values === "token") return NMTOKEN.test(value);
  if (values === "tokens") return value.split(/\s+/).every((each) => NMTOKEN.test(each));
  return values instanceof RegExp ? values.test(value) : values.includes(value);
}

function checkChildren(
  element: XmlElement,
  { rule, own }: { readonly rule: ElementRule; readonly own: readonly XmlElement[] },
  tell: Tell,
): void {
  const isWritten = element.children.some((child) => typeof child === "string" && child.trim() !== "");
  if (isWritten && rule.hasText !== true) tell(element, "text stands where none may");
  let at = 0;
  for (const { names, least, most } of rule.children) {
    const start = at;
    while (at < own.length && at - start < most && names.includes(own[at]?.name ?? "")) at++;
    if (at - start < least) tell(element, `${names.join(" or ")} is missing`);
  }
  const extra = own[at];
  if (extra) tell(extra, `may not stand here in ${element.name}`);
}

/** The ids of a unit are one scope for its source and one for its target; data is found where it is referred to. */
function checkUnit(unit: XmlElement, tell: Tell): void {
  const data = below(unit, "data");
  unique(unit, data, tell);
  const known = new Set(data.map(({ attributes }) => attributes.get("id")));
  const parts = ownOf(unit, "segment", "ignorable");
  unique(
    unit,
    parts.filter(({ attributes }) => attributes.has("id")),
    tell,
  );
  for (const side of ["source", "target"]) {
    const codes = parts.flatMap((part) => ownOf(part, side)).flatMap(inlinesBelow);
    unique(
      unit,
      codes.filter(({ attributes }) => attributes.has("id")),
      tell,
    );
    for (const code of codes) {
      for (const name of ["dataRef", "dataRefStart", "dataRefEnd"]) {
        const ref = code.attributes.get(name);
        if (ref !== undefined && !known.has(ref)) tell(code, `${name} "${ref}" leads to no data`);
      }
    }
  }
}

function unique(scope: XmlElement, elements: readonly XmlElement[], tell: Tell): void {
  const seen = new Set<string>();
  for (const element of elements) {
    const id = element.attributes.get("id") ?? "";
    if (seen.has(id)) tell(element, `id "${id}" stands twice in one ${scope.name}`);
    seen.add(id);
  }
}

function inlinesBelow(element: XmlElement): readonly XmlElement[] {
  return ownOf(element).flatMap((child) => [child, ...inlinesBelow(child)]);
}

/** All elements of a name below `element`, however deep the groups. */
function below(element: XmlElement, name: string): readonly XmlElement[] {
  return ownOf(element).flatMap((child) => (child.name === name ? [child] : below(child, name)));
}
