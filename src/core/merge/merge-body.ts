/** Merging two bodies by their blocks. */

import { editBetween } from "../document/patch.ts";
import type { Dialect } from "../markdown/block.ts";
import { reparseBody } from "../markdown/reparse.ts";
import { bodySequence, readBodies, type Bodies } from "./body-sequence.ts";
import { chosenUnits, composeWoven } from "./compose.ts";
import { mapVersions, settledSection, type Section, type Versions } from "./section.ts";
import { weave, type Woven, type WovenConflict } from "./weave.ts";

/** How bodies are read and written. */
export interface BodySyntax {
  readonly dialect: Dialect;
  readonly lineEnding: string;
}

/** The body's section. What does not read back as the blocks it was made of is one conflict over the whole body. */
export function mergeBody(versions: Versions, { dialect, lineEnding }: BodySyntax): Section {
  const settled = settledSection(versions);
  if (settled) return settled;
  const bodies = readBodies(versions, dialect);
  const { base, mine, theirs } = mapVersions(bodies, (body) => bodySequence(body, lineEnding));
  const woven = weave(base, mine, theirs);
  const reads = (["mine", "theirs"] as const).every((kind) => readsBack(woven, kind, { bodies, versions }));
  return { kind: "woven", woven: reads ? woven : { ...woven, items: [oneConflict(woven)] } };
}

interface Read {
  readonly bodies: Bodies;
  readonly versions: Versions;
}

function readsBack(woven: Woven, kind: "mine" | "theirs", { bodies, versions }: Read): boolean {
  const choices = woven.items.map(() => ({ kind }));
  const text = composeWoven(woven, choices);
  const { blocks } = reparseBody(bodies[kind], editBetween(versions[kind], text));
  const units = chosenUnits(woven, choices);
  return blocks.length === units.length && blocks.every(({ source }, index) => source === units[index]?.text);
}

function oneConflict({ base, mine, theirs }: Woven): WovenConflict {
  const nowhere = { base: -1, mine: -1, theirs: -1 };
  return {
    kind: "conflict",
    name: null,
    base: base.units.map(({ text }, index) => ({ ...nowhere, text, base: index })),
    mine: mine.units.map(({ text }, index) => ({ ...nowhere, text, mine: index })),
    theirs: theirs.units.map(({ text }, index) => ({ ...nowhere, text, theirs: index })),
  };
}
