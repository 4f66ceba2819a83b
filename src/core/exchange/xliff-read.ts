/** XLIFF 2.0 and 2.1 in: checked as a whole, then the segments as they came back. */

import type { Inline } from "../segments/inline.ts";
import {
  segmentStates,
  type Returned,
  type ReturnedFile,
  type ReturnedUnit,
  type SegmentState,
} from "./model.ts";
import { ownOf } from "./xliff-elements.ts";
import { brokenRules } from "./xliff-rules.ts";
import { XLIFF_SPACE } from "./xliff-write.ts";
import { readXml, type XmlElement } from "./xml.ts";

export function readXliff(text: string): Returned {
  const reading = readXml(text);
  if (reading.kind === "refused") return { ...reading, detail: "" };
  const { root } = reading;
  if (root.name !== "xliff") return refused("not-xliff", root, root.name);
  if (root.space !== XLIFF_SPACE) {
    const version = root.attributes.get("version") ?? "";
    return refused(version.startsWith("1.") ? "old-xliff" : "not-xliff", root, version || root.space);
  }
  const [broken] = brokenRules(root);
  if (broken) return { kind: "refused", fault: "invalid", line: broken.line, detail: broken.rule };
  const target = root.attributes.get("trgLang") ?? null;
  return { kind: "read", files: ownOf(root, "file").map((file) => fileOf(file, target)) };
}

function refused(fault: "not-xliff" | "old-xliff", { line }: XmlElement, detail: string): Returned {
  return { kind: "refused", fault, line, detail };
}

function fileOf(file: XmlElement, target: string | null): ReturnedFile {
  return {
    path: file.attributes.get("original") ?? "",
    target: target === "und" ? null : target,
    units: unitsBelow(file).map(unitOf),
  };
}

function unitsBelow(element: XmlElement): readonly XmlElement[] {
  return ownOf(element, "unit", "group").flatMap((child) =>
    child.name === "unit" ? [child] : unitsBelow(child),
  );
}

function unitOf(unit: XmlElement): ReturnedUnit {
  const segments = ownOf(unit, "segment").map((segment) => ({
    target: targetOf(segment),
    state: stateOf(segment),
  }));
  const gaps = ownOf(unit, "ignorable").map(targetOf);
  return { id: unit.attributes.get("id") ?? "", content: { kind: "segments", segments, gaps } };
}

function stateOf(segment: XmlElement): SegmentState {
  const state = segment.attributes.get("state");
  return segmentStates.find((each) => each === state) ?? "initial";
}

function targetOf(part: XmlElement): readonly Inline[] | null {
  const [target] = ownOf(part, "target");
  return target ? inlineOf(target) : null;
}

interface OpenCode {
  /** 0 for the content itself. */
  readonly id: number;
  readonly children: Inline[];
}

/** Annotations are passed through; `sc` and `ec` that are nested are as `pc`. */
function inlineOf(element: XmlElement): readonly Inline[] {
  const open: OpenCode[] = [{ id: 0, children: [] }];
  addInline(element, open);
  // A start that is not ended holds what follows it: the code is then found to be another than it was.
  while (open.length > 1) closeCode(open, open.at(-1)?.id ?? 0);
  return open[0]?.children ?? [];
}

function addInline(element: XmlElement, open: OpenCode[]): void {
  for (const child of element.children) {
    const here = open.at(-1)?.children ?? [];
    if (typeof child === "string") {
      here.push(child);
      continue;
    }
    if (child.space !== XLIFF_SPACE) continue;
    switch (child.name) {
      case "cp":
        here.push(String.fromCharCode(parseInt(child.attributes.get("hex") ?? "20", 16)));
        break;
      case "ph":
        here.push({ id: idOf(child, "id"), children: null });
        break;
      case "pc": {
        const inside: OpenCode[] = [{ id: 0, children: [] }];
        addInline(child, inside);
        here.push({ id: idOf(child, "id"), children: inside[0]?.children ?? [] });
        break;
      }
      case "sc":
        open.push({ id: idOf(child, "id"), children: [] });
        break;
      case "ec":
        closeCode(open, idOf(child, child.attributes.has("startRef") ? "startRef" : "id"));
        break;
      case "mrk":
        addInline(child, open);
        break;
      default:
        break;
    }
  }
}

function closeCode(open: OpenCode[], id: number): void {
  if (open.length < 2 || open.at(-1)?.id !== id) {
    open.at(-1)?.children.push({ id, children: null });
    return;
  }
  const done = open.pop();
  open.at(-1)?.children.push({ id, children: done?.children ?? [] });
}

/** Galley's codes are numbers; -1 is none of them. */
function idOf({ attributes }: XmlElement, name: string): number {
  const id = attributes.get(name) ?? "";
  return /^\d{1,9}$/.test(id) ? Number(id) : -1;
}
