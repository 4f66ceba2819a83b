/**
 * XML, as far as files of translators' tools need it: elements, attributes, text and CDATA with namespaces.
 *
 * Not a parser of all XML on purpose. Document types, and with them entities, are how a small file becomes a huge one or
 * reads another file; nothing that is exchanged needs them, so they are refused, not read carefully. Written after XML
 * 1.0 (Fifth Edition) and Namespaces in XML 1.0.
 */

import { IMPOSSIBLE } from "./xml-write.ts";

export interface XmlElement {
  readonly kind: "element";
  /** The namespace's name; "" for none. */
  readonly space: string;
  readonly name: string;
  /** By `name`, or `{namespace}name` for one with a prefix. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
  /** One-based. */
  readonly line: number;
}

export type XmlNode = XmlElement | string;

export const XML_SPACE = "http://www.w3.org/XML/1998/namespace";

/** Why a text is not read. */
export type XmlFault =
  | "too-large"
  | "too-deep"
  | "doctype"
  | "entity"
  | "instruction"
  | "malformed"
  | "not-xml";

export type XmlReading =
  | { readonly kind: "read"; readonly root: XmlElement }
  | { readonly kind: "refused"; readonly fault: XmlFault; readonly line: number };

const LONGEST = 64_000_000;
const DEEPEST = 100;
const MOST_NODES = 2_000_000;
const MOST_ATTRIBUTES = 200;
const MOST_SPACES_IN_SCOPE = 300;

class Refused extends Error {
  readonly fault: XmlFault;
  readonly at: number;

  constructor(fault: XmlFault, at: number) {
    super(fault);
    this.fault = fault;
    this.at = at;
  }
}

/** Read `text`, whole. */
export function readXml(text: string): XmlReading {
  if (text.length > LONGEST) return { kind: "refused", fault: "too-large", line: 1 };
  try {
    return { kind: "read", root: new XmlReader(text).document() };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { kind: "refused", fault: error.fault, line: lineAt(text, error.at) };
  }
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n|\n|\r/).length;
}

/** XML's names, with one colon at most: letters, digits, marks and a few signs. */
const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_.\u00B7-]*(?::[\p{L}_][\p{L}\p{M}\p{N}_.\u00B7-]*)?/uy;
const BLANKS = /[ \t\r\n]*/y;
const VALUE = /"([^"<]*)"|'([^'<]*)'/y;
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([^;\s&<]{0,64}));?/g;
const DECLARATION = /^<\?xml[ \t\r\n][^?<>]*\?>/;
const OWN: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const OWN_SPACES: ReadonlyMap<string, string> = new Map([["xml", XML_SPACE]]);

interface Open {
  readonly qualified: string;
  readonly spaces: ReadonlyMap<string, string>;
  readonly element: XmlElement & { readonly children: XmlNode[] };
}

class XmlReader {
  private readonly text: string;
  private at = 0;
  private nodes = 0;
  private line = 1;
  private counted = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): XmlElement {
    if (this.text.startsWith("\uFEFF")) this.at = 1;
    this.at += DECLARATION.exec(this.text.slice(this.at, this.at + 400))?.[0].length ?? 0;
    this.misc();
    if (this.text[this.at] !== "<") this.fail(this.at === 0 ? "not-xml" : "malformed");
    const root = this.tree();
    this.misc();
    if (this.at < this.text.length) this.fail("malformed");
    return root;
  }

  private fail(fault: XmlFault): never {
    throw new Refused(fault, this.at);
  }

  /** Blanks and comments, outside of elements. */
  private misc(): void {
    for (;;) {
      this.match(BLANKS);
      if (!this.text.startsWith("<!--", this.at)) break;
      this.skipComment();
    }
    if (this.text.startsWith("<!", this.at)) this.fail("doctype");
    if (this.text.startsWith("<?", this.at)) this.fail("instruction");
  }

  /** One element and all below it, without recursion. */
  private tree(): XmlElement {
    const open: Open[] = [];
    for (;;) {
      const top = open.at(-1);
      const next = this.text.indexOf("<", this.at);
      if (next < 0) this.fail("malformed");
      if (next > this.at) this.add(top, this.decoded(this.text.slice(this.at, next)));
      this.at = next;
      if (this.text.startsWith("</", next)) {
        this.close(open.pop());
        if (open.length === 0 && top) return top.element;
      } else if (this.text.startsWith("<!--", next)) this.skipComment();
      else if (this.text.startsWith("<![CDATA[", next)) this.cdata(top);
      else if (this.text.startsWith("<!", next)) this.fail("doctype");
      else if (this.text.startsWith("<?", next)) this.fail("instruction");
      else {
        const { started, isEmpty } = this.start(top);
        top?.element.children.push(started.element);
        if (!isEmpty) open.push(started);
        else if (!top) return started.element;
        if (open.length > DEEPEST) this.fail("too-deep");
      }
    }
  }

  private add(top: Open | undefined, text: string): void {
    if (!top) return this.fail("malformed");
    if (IMPOSSIBLE.test(text)) this.fail("malformed");
    const children = top.element.children;
    const last = children.at(-1);
    if (typeof last === "string") children[children.length - 1] = last + text;
    else children.push(text);
  }

  private start(parent: Open | undefined): { readonly started: Open; readonly isEmpty: boolean } {
    if (++this.nodes > MOST_NODES) this.fail("too-large");
    const line = this.lineHere();
    this.at++;
    const qualified = this.name();
    const raw = new Map<string, string>();
    for (;;) {
      const blanks = this.match(BLANKS);
      const isEmpty = this.text.startsWith("/>", this.at);
      if (isEmpty || this.text[this.at] === ">") {
        this.at += isEmpty ? 2 : 1;
        return { started: this.opened(qualified, { raw, parent, line }), isEmpty };
      }
      if (blanks === "") this.fail("malformed");
      const name = this.name();
      if (raw.has(name) || raw.size >= MOST_ATTRIBUTES) this.fail("malformed");
      this.match(BLANKS);
      if (this.text[this.at] !== "=") this.fail("malformed");
      this.at++;
      this.match(BLANKS);
      raw.set(name, this.value());
    }
  }

  private opened(
    qualified: string,
    {
      raw,
      parent,
      line,
    }: {
      readonly raw: ReadonlyMap<string, string>;
      readonly parent: Open | undefined;
      readonly line: number;
    },
  ): Open {
    const spaces = this.spacesBelow(parent?.spaces ?? OWN_SPACES, raw);
    const attributes = new Map<string, string>();
    for (const [name, value] of raw) {
      if (name === "xmlns" || name.startsWith("xmlns:")) continue;
      const [prefix, local] = this.split(name);
      const key = prefix === "" ? local : `{${this.spaceOf(spaces, prefix)}}${local}`;
      if (attributes.has(key)) this.fail("malformed");
      attributes.set(key, value);
    }
    const [prefix, name] = this.split(qualified);
    const space = prefix === "" ? (spaces.get("") ?? "") : this.spaceOf(spaces, prefix);
    return { qualified, spaces, element: { kind: "element", space, name, attributes, children: [], line } };
  }

  /** Those of the parent themselves where nothing is declared: a copy for each element is what hangs a reader. */
  private spacesBelow(above: Open["spaces"], raw: ReadonlyMap<string, string>): Open["spaces"] {
    const declared = [...raw].filter(([name]) => name === "xmlns" || name.startsWith("xmlns:"));
    if (declared.length === 0) return above;
    const spaces = new Map(above);
    for (const [name, value] of declared) spaces.set(name.slice("xmlns:".length), value);
    return spaces.size > MOST_SPACES_IN_SCOPE ? this.fail("too-large") : spaces;
  }

  private spaceOf(spaces: ReadonlyMap<string, string>, prefix: string): string {
    return spaces.get(prefix) ?? this.fail("malformed");
  }

  private split(qualified: string): readonly [string, string] {
    const colon = qualified.indexOf(":");
    return colon < 0 ? ["", qualified] : [qualified.slice(0, colon), qualified.slice(colon + 1)];
  }

  private close(top: Open | undefined): void {
    this.at += 2;
    if (this.name() !== top?.qualified) this.fail("malformed");
    this.match(BLANKS);
    if (this.text[this.at] !== ">") this.fail("malformed");
    this.at++;
  }

  private cdata(top: Open | undefined): void {
    const end = this.text.indexOf("]]>", this.at);
    if (end < 0) this.fail("malformed");
    this.add(top, this.text.slice(this.at + "<![CDATA[".length, end).replace(/\r\n?/g, "\n"));
    this.at = end + "]]>".length;
  }

  private skipComment(): void {
    const end = this.text.indexOf("-->", this.at + "<!--".length);
    if (end < 0) this.fail("malformed");
    this.at = end + "-->".length;
  }

  private value(): string {
    VALUE.lastIndex = this.at;
    const found = VALUE.exec(this.text);
    if (!found) this.fail("malformed");
    this.at += found[0].length;
    const value = this.decoded((found[1] ?? found[2] ?? "").replace(/\r\n|[\t\r\n]/g, " "));
    return IMPOSSIBLE.test(value) ? this.fail("malformed") : value;
  }

  private decoded(text: string): string {
    const plain = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
    if (plain.includes("]]>")) this.fail("malformed");
    if (!plain.includes("&")) return plain;
    return plain.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
      if (!whole.endsWith(";")) return this.fail("malformed");
      if (name !== undefined) {
        return Object.hasOwn(OWN, name) ? (OWN[name] ?? "") : this.fail("entity");
      }
      const point = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
      const isCharacter = point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
      return isCharacter ? String.fromCodePoint(point) : this.fail("malformed");
    });
  }

  private name(): string {
    return this.match(NAME) || this.fail("malformed");
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? "";
    this.at += found.length;
    return found;
  }

  /** Counted on from the last time. */
  private lineHere(): number {
    for (; this.counted < this.at; this.counted++) if (this.text[this.counted] === "\n") this.line++;
    return this.line;
  }
}

export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter((child) => typeof child !== "string");
}

/** All text below, in order. */
export function xmlContent(node: XmlNode): string {
  if (typeof node === "string") return node;
  return node.children.map(xmlContent).join("");
}
