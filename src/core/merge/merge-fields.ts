/** Merging two frontmatters by their fields. */

import type { DocumentParts, FrontmatterPart } from "../document/parts.ts";
import { sameValue } from "../frontmatter/compare.ts";
import { splitDocument } from "../document/parts.ts";
import type { FieldValue } from "../frontmatter/values.ts";
import { chosenUnits, composeWoven } from "./compose.ts";
import { readFields, type ReadFields } from "./field-sequence.ts";
import { mapVersions, settledSection, wovenWhole, type Section, type Three } from "./section.ts";
import { weave, type Woven, type WovenUnit } from "./weave.ts";

/** The frontmatter's sections: opening fence, fields, closing fence; or one for all of it. */
export function mergeFrontmatter(parts: Three<DocumentParts>): readonly Section[] {
  const whole = mapVersions(parts, ({ text, frontmatter }) =>
    frontmatter ? text.slice(frontmatter.whole.from, frontmatter.whole.to) : "",
  );
  const settled = settledSection(whole);
  if (settled) return [settled];
  return byFields(parts) ?? [{ kind: "woven", woven: wovenWhole(whole) }];
}

function byFields({ base, mine, theirs }: Three<DocumentParts>): readonly Section[] | null {
  if (!base.frontmatter || !mine.frontmatter || !theirs.frontmatter) return null;
  const all = {
    base: opened(base.text, base.frontmatter),
    mine: opened(mine.text, mine.frontmatter),
    theirs: opened(theirs.text, theirs.frontmatter),
  };
  const fields = mapVersions(all, ({ read }) => read);
  if (!fields.base || !fields.mine || !fields.theirs) return null;
  const opening = settledSection(mapVersions(all, ({ opening }) => opening));
  const closing = settledSection(mapVersions(all, ({ closing }) => closing));
  if (!opening || !closing || opening.kind !== "text" || closing.kind !== "text") return null;
  const woven = weave(fields.base.sequence, fields.mine.sequence, fields.theirs.sequence);
  const fences = { opening: opening.text, closing: closing.text };
  const reads = (["mine", "theirs"] as const).every((kind) =>
    readsBack(woven, kind, { mine: fields.mine, theirs: fields.theirs, ...fences }),
  );
  return reads ? [opening, { kind: "woven", woven }, closing] : null;
}

function opened(text: string, frontmatter: FrontmatterPart) {
  const { whole, content } = frontmatter;
  return {
    opening: text.slice(whole.from, content.from),
    closing: text.slice(content.to, whole.to),
    read: readFields(text, frontmatter),
  };
}

interface Sides {
  readonly mine: ReadFields | null;
  readonly theirs: ReadFields | null;
  readonly opening: string;
  readonly closing: string;
}

/** Whether the fields read as what was chosen: each with the value that it has on the side it comes from. */
function readsBack(woven: Woven, kind: "mine" | "theirs", sides: Sides): boolean {
  const choices = woven.items.map(() => ({ kind }));
  const text = sides.opening + composeWoven(woven, choices) + sides.closing;
  const { frontmatter } = splitDocument(text);
  if (frontmatter?.whole.to !== text.length) return false;
  const values = readFields(text, frontmatter)?.values;
  if (!values) return false;
  const named = chosenUnits(woven, choices).flatMap((unit) => expectedOf(woven, unit, sides));
  return (
    named.length === Object.keys(values).length &&
    named.every(
      ({ name, value }) =>
        Object.hasOwn(values, name) && (value === undefined || sameValue(values[name] ?? null, value)),
    )
  );
}

/** `value`: `undefined` for one that was put together of both sides' entries. */
function expectedOf(
  { mine, theirs }: Woven,
  { text, mine: one, theirs: two }: WovenUnit,
  sides: Sides,
): readonly { readonly name: string; readonly value: FieldValue | undefined }[] {
  const units = { mine: mine.units[one], theirs: theirs.units[two] };
  const name = units.mine?.name ?? units.theirs?.name ?? null;
  if (name === null) return [];
  if (units.mine?.text === text) return [{ name, value: sides.mine?.values[name] }];
  return [{ name, value: units.theirs?.text === text ? sides.theirs?.values[name] : undefined }];
}
