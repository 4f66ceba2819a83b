/** What a returned file comes to in the translation as it is now: an edit of the segments that were translated. */

import type { DocumentParts } from "../document/parts.ts";
import { applyEdit, type Edit } from "../document/patch.ts";
import { contentHash } from "../locale/content-hash.ts";
import { hashOfBlock } from "../locale/block-states.ts";
import { insertAtRow, replaceBlock } from "../locale/target-edits.ts";
import { parseBody } from "../markdown/body.ts";
import { joinOf, putsBlanks } from "../memory/suggest.ts";
import { signatureOf, textOf, type Inline } from "../segments/inline.ts";
import { writeLines, type LinePart, type NewLine, type ReadingPlace } from "../segments/write-line.ts";
import { fieldEdit, type PartEdit } from "./apply-fields.ts";
import { codeFault } from "./code-faults.ts";
import { markdownParts, type LineOutcome } from "./markdown-parts.ts";
import type { RefusedUnit, ReturnedFile, ReturnedUnit, UnitFault } from "./model.ts";
import { fieldUnits, lineUnits, type Exchanged, type LineUnit } from "./units.ts";

/** A block that was translated: hashes for the ledger, and the source that it was made from. */
export interface MadeBlock {
  readonly source: string;
  readonly target: string;
  readonly text: string;
}

export interface Applied {
  /** Of the translation's whole text. */
  readonly edit: Edit;
  readonly made: readonly MadeBlock[];
  readonly refused: readonly RefusedUnit[];
  /** Units whose translation is another now, and units that came back as they are. */
  readonly changed: number;
  readonly same: number;
}

/** The translation's document beside what it was exported from. */
export interface ApplyNeeds {
  readonly exchanged: Exchanged;
  readonly parts: DocumentParts;
}

export function applyReturned(needs: ApplyNeeds, returned: ReturnedFile): Applied {
  const { exchanged } = needs;
  const units = new Map(returned.units.map((unit) => [unit.id, unit]));
  const lines = lineUnits(exchanged, "all");
  const fields = fieldUnits(exchanged, "all");
  const refused = strangers(returned, { lines, fields: fields.map(({ id }) => id) });
  const work = [...Map.groupBy(lines, ({ row }) => row).values()].map((own) => blockWork(needs, own, units));
  const body = bodyEdit(needs, work);
  const named = fieldEdit(needs.parts, fields, units);
  refused.push(...work.flatMap((one) => one.refused), ...body.refused, ...named.refused);
  return {
    edit: [...named.edit, ...body.edit],
    made: body.made,
    refused,
    changed: body.changed + named.changed,
    same: work.reduce((sum, { same }) => sum + same, named.same),
  };
}

/** Units that are none of the translation's any more. */
function strangers(
  returned: ReturnedFile,
  own: { readonly lines: readonly LineUnit[]; readonly fields: readonly string[] },
): RefusedUnit[] {
  const known = new Set([...own.lines.map(({ unit }) => unit.id), ...own.fields]);
  const sources = new Set([...known].map(sourceOf));
  return returned.units.flatMap((unit) => {
    if (known.has(unit.id) || !isTranslated(unit)) return [];
    const fault: UnitFault = !/^[bf]\.[0-9a-z]{11}\./.test(unit.id)
      ? "unknown"
      : sources.has(sourceOf(unit.id))
        ? "target-changed"
        : "source-changed";
    return [{ id: unit.id, fault, text: beginning(unit) }];
  });
}

function sourceOf(id: string): string {
  return id.split(".").slice(0, 2).join(".");
}

function isTranslated({ content }: ReturnedUnit): boolean {
  if (content.kind === "markdown") return content.text !== null;
  return content.segments.some(({ target, state }) => target !== null && state !== "initial");
}

function beginning({ content }: ReturnedUnit): string {
  if (content.kind === "markdown") return content.text ?? "";
  return content.segments.map(({ target }) => textOf(target ?? [])).join(" ");
}

/** What became of one block's lines. */
interface BlockWork {
  readonly row: number;
  /** `null`: nothing is to be written. */
  readonly text: string | null;
  readonly made: MadeBlock | null;
  readonly refused: readonly RefusedUnit[];
  readonly changed: number;
  readonly same: number;
}

interface LineWork {
  readonly line: LineUnit;
  readonly outcome: LineOutcome;
}

function blockWork(
  { exchanged }: ApplyNeeds,
  own: readonly LineUnit[],
  units: ReadonlyMap<string, ReturnedUnit>,
): BlockWork {
  const row = own[0]?.row ?? 0;
  const lines = own.map((line): LineWork => ({
    line,
    outcome: lineOutcome(exchanged, line, units.get(line.unit.id)),
  }));
  const refused = lines.flatMap(({ line, outcome }): RefusedUnit[] =>
    outcome.kind === "refused" ? [{ id: line.unit.id, fault: outcome.fault, text: outcome.text }] : [],
  );
  const fresh = lines.filter(({ outcome }) => outcome.kind === "new");
  const same = lines.filter(({ outcome }) => outcome.kind === "same").length;
  const nothing = { row, text: null, made: null, changed: 0, same };
  const target = own[0]?.target ?? null;
  const isDone = lines.every(({ outcome }) => "isDone" in outcome && outcome.isDone);
  if (fresh.length === 0) {
    const hashes = madeOf(own[0], target === null ? null : hashOfBlock(target.block));
    return { ...nothing, refused, made: isDone && target !== null && refused.length === 0 ? hashes : null };
  }
  if (target === null && fresh.length < lines.length) {
    const left = lines.find(({ outcome }) => outcome.kind !== "new");
    const told: RefusedUnit[] =
      refused.length > 0
        ? []
        : [{ id: left?.line.unit.id ?? "", fault: "line-missing", text: sourceText(left?.line) }];
    return { ...nothing, refused: [...refused, ...told] };
  }
  const block = target?.block ?? own[0]?.source.block;
  const written = block ? writeLines(block, fresh.flatMap(newLine), placeOf(exchanged)) : null;
  if (written === null) {
    const [first] = fresh;
    const told: RefusedUnit = {
      id: first?.line.unit.id ?? "",
      fault: "cannot-write",
      text: sourceText(first?.line),
    };
    return { ...nothing, refused: [...refused, told] };
  }
  const made = isDone ? madeOf(own[0], contentHash(written)) : null;
  return { row, text: written, made, refused, changed: fresh.length, same };
}

function madeOf(line: LineUnit | undefined, target: string | null): MadeBlock | null {
  if (!line || target === null) return null;
  const { block } = line.source;
  return { source: hashOfBlock(block), target, text: block.source };
}

function newLine({ line, outcome }: LineWork): readonly NewLine[] {
  return outcome.kind === "new" ? [{ at: line.at, parts: outcome.parts }] : [];
}

function sourceText(line: LineUnit | undefined): string {
  return line ? line.unit.segments.map(({ source }) => textOf(source)).join("") : "";
}

/** Labels of both sides: a definition may still be missing in the translation. */
export function placeOf({ source, target }: Exchanged): ReadingPlace {
  return {
    dialect: target.dialect,
    labels: {
      definitions: new Set([...source.definitions, ...target.definitions]),
      footnotes: new Set([...source.footnotes, ...target.footnotes]),
    },
  };
}

function lineOutcome(exchanged: Exchanged, line: LineUnit, unit: ReturnedUnit | undefined): LineOutcome {
  if (!unit) return { kind: "none" };
  if (unit.content.kind === "markdown") return markdownParts(line, unit.content.text, placeOf(exchanged));
  const { segments, gaps } = unit.content;
  const texts = line.unit.segments.filter(({ isGap }) => !isGap);
  if (segments.length !== texts.length) {
    return { kind: "refused", fault: "segments-differ", text: sourceText(line) };
  }
  const parts: LinePart[] = [];
  let isNew = false;
  let isDone = true;
  let [text, gap] = [0, 0];
  for (const [at, segment] of line.unit.segments.entries()) {
    if (segment.isGap) {
      parts.push(gapPart(exchanged, line, { at, gap: gaps[gap++] ?? null }));
      continue;
    }
    const returned = segments[text++];
    const target = returned?.target ?? null;
    if (target === null || textOf(target).trim() === "") {
      isDone = false;
      if (line.target === null) return { kind: "none" };
      parts.push(keptPart(line, at));
      continue;
    }
    if (isSame(line, segment.target, target)) {
      if (returned?.state === "initial") isDone = false;
      parts.push(keptPart(line, at));
      continue;
    }
    const fault = codeFault(segment, target, line.unit.codes);
    if (fault) return { kind: "refused", ...fault };
    const isGlued = line.target === null && line.unit.segments[at - 1]?.isGap === false;
    const join = isGlued ? joinOf(exchanged.locales) : "";
    const inline = join === "" ? trimmed(target) : [join, ...trimmed(target)];
    parts.push({ kind: "new", inline, codes: line.codes });
    isNew = true;
  }
  return isNew ? { kind: "new", parts, isDone } : { kind: "same", isDone };
}

function isSame({ codes }: LineUnit, one: readonly Inline[] | null, other: readonly Inline[]): boolean {
  return one !== null && signatureOf([{ inline: one, codes }]) === signatureOf([{ inline: other, codes }]);
}

/** What stands there now. A missing translation has nothing: its source stands in. */
function keptPart(line: LineUnit, at: number): LinePart {
  const segment = line.target?.segments[at];
  if (!segment) return { kind: "new", inline: line.unit.segments[at]?.source ?? [], codes: line.codes };
  const inline = line.unit.segments[at]?.target ?? [];
  return { kind: "kept", from: segment.from, to: segment.to, inline, codes: line.codes };
}

/** Between sentences: as it stands, as it came back, or as the target's language has it. */
function gapPart(
  { locales }: Exchanged,
  line: LineUnit,
  { at, gap }: { readonly at: number; readonly gap: readonly Inline[] | null },
): LinePart {
  if (line.target !== null) return keptPart(line, at);
  const source = line.unit.segments[at]?.source ?? [];
  const isBlank = source.every((one) => typeof one === "string");
  const inline = gap ?? (isBlank && !putsBlanks(locales.target) ? [] : source);
  return { kind: "new", inline, codes: line.codes };
}

/** Blanks at the ends of a segment belong to the gaps. */
function trimmed(inline: readonly Inline[]): readonly Inline[] {
  return inline.map((one, at) => {
    if (typeof one !== "string") return one;
    const start = at === 0 ? one.trimStart() : one;
    return at === inline.length - 1 ? start.trimEnd() : start;
  });
}

/** All blocks' edits as one. What would make the rest of the document read otherwise is refused whole. */
function bodyEdit(
  { exchanged, parts }: ApplyNeeds,
  work: readonly BlockWork[],
): PartEdit & { readonly made: readonly MadeBlock[] } {
  const { rows, target } = exchanged;
  const document = { parts, body: target };
  const written = work.filter(({ text }) => text !== null);
  const inserted = written.filter(({ row }) => rows[row]?.target === null);
  const patches = written.flatMap(({ row, text }) => {
    const place = rows[row]?.target ?? null;
    if (place !== null) return replaceBlock(document, place, text ?? "");
    return target.blocks.length === 0 ? [] : insertAtRow(document, rows, { at: row, text: text ?? "" });
  });
  if (target.blocks.length === 0 && inserted.length > 0) {
    const text = inserted.map((one) => one.text ?? "").join("\n\n");
    patches.push(...insertAtRow(document, rows, { at: 0, text }));
  }
  const edit = patches.toSorted((one, other) => one.from - other.from || one.to - other.to);
  const made = work.flatMap((one) => one.made ?? []);
  const changed = written.reduce((sum, one) => sum + one.changed, 0);
  if (edit.length === 0) return { edit, made, refused: [], changed };
  const after = applyEdit(parts.text, edit);
  const grown = after.length - parts.text.length;
  const blocks = parseBody(after.slice(parts.body.from, parts.body.to + grown), target.dialect).blocks;
  if (blocks.length === target.blocks.length + inserted.length) return { edit, made, refused: [], changed };
  const first = written[0];
  const told: RefusedUnit = { id: "", fault: "cannot-write", text: first?.text ?? "" };
  return { edit: [], made: [], refused: [told], changed: 0 };
}
