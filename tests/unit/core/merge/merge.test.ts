import { expect, test } from "vitest";
import { dialectFor } from "#core/markdown/dialect";
import { mergeDocuments, mergedText, type Choice, type Merge } from "#core/merge/merge";

const dialect = dialectFor("a.md", null);

function merge(base: string, mine: string, theirs: string): Merge {
  return mergeDocuments({ base, mine, theirs }, dialect);
}

/** Without a conflict the merge is `expected`, either way round. */
function merges(base: string, mine: string, theirs: string, expected: string) {
  const merged = merge(base, mine, theirs);
  expect(merged.conflicts).toEqual([]);
  expect(mergedText(merged)).toBe(expected);
  expect(mergedText(merge(base, theirs, mine))).toBe(expected);
}

/** The conflicts, and the same with the sides changed the other way round. */
function collides(base: string, mine: string, theirs: string): Merge {
  const merged = merge(base, mine, theirs);
  const other = merge(base, theirs, mine);
  expect(merged.conflicts.length).toBeGreaterThan(0);
  expect(other.conflicts.map((one) => ({ ...one, mine: one.theirs, theirs: one.mine }))).toEqual(
    merged.conflicts,
  );
  return merged;
}

function settled(merged: Merge, ...choices: Choice[]): string {
  return mergedText(merged, choices);
}

const three = "# One\n\nAlpha beta gamma.\n\nDelta epsilon zeta.\n\nEta theta iota.\n";

test("[G1] one side's change is taken, and the same change on both sides once", () => {
  merges(three, three, three.replace("beta", "BETA"), three.replace("beta", "BETA"));
  merges(three, three.replace("beta", "BETA"), three.replace("beta", "BETA"), three.replace("beta", "BETA"));
  const both = three.replace("beta", "BETA").replace("theta", "THETA");
  merges(three, three.replace("beta", "BETA"), both, both);
});

test("[G2] neighbouring blocks changed on different sides merge", () => {
  merges(
    three,
    three.replace("beta", "BETA"),
    three.replace("epsilon", "EPSILON"),
    three.replace("beta", "BETA").replace("epsilon", "EPSILON"),
  );
  merges(
    three,
    three.replace("beta gamma.", "beta gamma. More of it.\n\nAnd a new one.").replace("# One", "# 1"),
    three.replace("\nEta theta iota.\n", ""),
    "# 1\n\nAlpha beta gamma. More of it.\n\nAnd a new one.\n\nDelta epsilon zeta.\n",
  );
});

test("[G2] it is counted how many places of theirs were taken over", () => {
  const theirs = three.replace("# One", "# 1").replace("theta", "THETA");
  expect(merge(three, three.replace("beta", "BETA"), theirs).taken).toBe(2);
  expect(merge(three, three, theirs).taken).toBe(1);
  expect(merge(three, theirs, three).taken).toBe(0);
});

test("[G3] a block that both changed differently is a conflict, and nothing else is", () => {
  const merged = collides(
    three,
    three.replace("beta", "MINE").replace("# One", "# Mine"),
    three.replace("beta", "THEIRS").replace("theta", "THEIRS TOO"),
  );
  expect(merged.conflicts).toEqual([
    {
      kind: "body",
      name: "",
      base: "Alpha beta gamma.",
      mine: "Alpha MINE gamma.",
      theirs: "Alpha THEIRS gamma.",
    },
  ]);
  expect(settled(merged, { kind: "theirs" })).toBe(
    "# Mine\n\nAlpha THEIRS gamma.\n\nDelta epsilon zeta.\n\nEta THEIRS TOO iota.\n",
  );
});

test("[G3] taking away against changing is a conflict", () => {
  const merged = collides(
    three,
    three.replace("Delta epsilon zeta.\n\n", ""),
    three.replace("epsilon", "THEIRS"),
  );
  expect(merged.conflicts[0]).toMatchObject({ mine: "", theirs: "Delta THEIRS zeta." });
  expect(settled(merged, { kind: "mine" })).toBe("# One\n\nAlpha beta gamma.\n\nEta theta iota.\n");
  expect(settled(merged, { kind: "theirs" })).toBe(three.replace("epsilon", "THEIRS"));
});

test("[G3] a paragraph that was split here and edited there is one conflict", () => {
  const base = "Alpha beta gamma delta epsilon.\n\nEnd.\n";
  const mine = "Alpha beta gamma.\n\nDelta epsilon.\n\nEnd.\n";
  const merged = collides(base, mine, base.replace("epsilon", "THEIRS"));
  expect(merged.conflicts).toHaveLength(1);
  expect(merged.conflicts[0]?.mine).toBe("Alpha beta gamma.\n\nDelta epsilon.");
  expect(settled(merged, { kind: "theirs" })).toBe(base.replace("epsilon", "THEIRS"));
  expect(settled(merged, { kind: "mine" })).toBe(mine);
});

test("[G4] what both put in at one place is a conflict unless it is the same", () => {
  const mine = `${three}\nMine at the end.\n`;
  const theirs = `${three}\nTheirs at the end.\n`;
  const merged = collides(three, mine, theirs);
  expect(merged.conflicts[0]).toMatchObject({
    base: "",
    mine: "Mine at the end.",
    theirs: "Theirs at the end.",
  });
  expect(settled(merged, { kind: "both" })).toBe(`${three}\nMine at the end.\n\nTheirs at the end.\n`);
  expect(settled(merged, { kind: "base" })).toBe(three);
  merges(three, mine, mine.replace("beta", "BETA"), mine.replace("beta", "BETA"));
  const shared = collides(three, `${three}\nShared.\n\nMine.\n`, `${three}\nShared.\n\nTheirs.\n`);
  expect(shared.conflicts).toEqual([{ kind: "body", name: "", base: "", mine: "Mine.", theirs: "Theirs." }]);
});

test("[G5] a block that was moved here and edited there is both", () => {
  const moved = "# One\n\nDelta epsilon zeta.\n\nEta theta iota.\n\nAlpha beta gamma.\n";
  merges(three, moved, three.replace("beta", "BETA"), moved.replace("beta", "BETA"));
  const elsewhere = "Alpha beta gamma.\n\n# One\n\nDelta epsilon zeta.\n\nEta theta iota.\n";
  expect(mergedText(merge(three, moved, elsewhere))).toBe(moved);
});

test("[G6] different items of a list and rows of a table merge", () => {
  const list = "Intro.\n\n- one apple\n- two pears\n- three plums\n";
  merges(
    list,
    list.replace("apple", "APPLE"),
    list.replace("- two pears\n", "- two pears\n- new one\n"),
    "Intro.\n\n- one APPLE\n- two pears\n- new one\n- three plums\n",
  );
  const table = "| a | b |\n| - | - |\n| 1 | 2 |\n| 3 | 4 |\n";
  merges(
    table,
    table.replace("1", "mine"),
    table.replace("4", "theirs"),
    table.replace("1", "mine").replace("4", "theirs"),
  );
  expect(collides(list, list.replace("two", "mine"), list.replace("two", "theirs")).conflicts).toHaveLength(
    1,
  );
});

const fields = (content: string, body = "Text.\n") => `---\n${content}---\n${body}`;

test("[G7] different fields merge; new ones of both sides stand side by side", () => {
  const base = fields("title: One\ndate: 2026-01-01\ndraft: true\n");
  merges(
    base,
    base.replace("One", "Mine"),
    base.replace("draft: true\n", "draft: false\n"),
    fields("title: Mine\ndate: 2026-01-01\ndraft: false\n"),
  );
  const merged = merge(
    base,
    base.replace("draft: true\n", "draft: true\nmine: 1\n"),
    base.replace("draft: true\n", "draft: true\ntheirs: 2\n"),
  );
  expect(merged.conflicts).toEqual([]);
  expect(mergedText(merged)).toBe(fields("title: One\ndate: 2026-01-01\ndraft: true\nmine: 1\ntheirs: 2\n"));
});

test("[G7] one field with two values is a conflict that names it", () => {
  const base = fields("title: One\ndraft: true\n");
  const changed = collides(base, base.replace("One", "Mine"), base.replace("One", "Theirs"));
  expect(changed.conflicts).toEqual([
    { kind: "field", name: "title", base: "title: One\n", mine: "title: Mine\n", theirs: "title: Theirs\n" },
  ]);
  expect(settled(changed, { kind: "theirs" })).toBe(base.replace("One", "Theirs"));
  const added = collides(
    base,
    fields("title: One\nlang: en\ndraft: true\n"),
    fields("title: One\ndraft: true\nlang: ja\n"),
  );
  expect(added.conflicts).toMatchObject([{ kind: "field", name: "lang", base: "" }]);
  expect(settled(added, { kind: "theirs" })).toBe(fields("title: One\nlang: ja\ndraft: true\n"));
});

test("[G7] TOML and JSON merge by fields as well, and maps by what is in them", () => {
  const toml = '+++\ntitle = "One"\n# kept\ndate = 2026-01-01\n\n[params]\na = 1\nb = 2\n+++\nText.\n';
  merges(
    toml,
    toml.replace("One", "Mine"),
    toml.replace("01-01", "02-02"),
    toml.replace("One", "Mine").replace("01-01", "02-02"),
  );
  const json = '{\n  "title": "One",\n  "draft": true\n}\n\nText.\n';
  merges(
    json,
    json.replace("One", "Mine"),
    json.replace("true\n", 'true,\n  "tags": []\n'),
    '{\n  "title": "Mine",\n  "draft": true,\n  "tags": []\n}\n\nText.\n',
  );
  const both = merge(
    json,
    json.replace("true\n", 'true,\n  "a": 1\n'),
    json.replace("true\n", 'true,\n  "b": 2\n'),
  );
  expect(mergedText(both)).toBe('{\n  "title": "One",\n  "draft": true,\n  "a": 1,\n  "b": 2\n}\n\nText.\n');
  const nested = fields("seo:\n  title: a # why\n  image: b\n");
  merges(
    nested,
    nested.replace("title: a", "title: mine"),
    nested.replace("image: b", "image: theirs"),
    fields("seo:\n  title: mine # why\n  image: theirs\n"),
  );
});

test("[G8] lists of words merge by item, in either layout; comments go along", () => {
  const base = fields("tags:\n  - a\n  - b\n  - c\n");
  const merged = merge(
    base,
    base.replace("  - b\n", "").replace("- c", "- c\n  - mine"),
    base.replace("- c", "- c\n  - theirs"),
  );
  expect(merged.conflicts).toEqual([]);
  expect(mergedText(merged)).toBe(fields("tags:\n  - a\n  - c\n  - mine\n  - theirs\n"));
  const flow = fields("tags: [a, b] # few\n");
  expect(mergedText(merge(flow, flow.replace("b]", "b, mine]"), flow.replace("[a, ", "[theirs, ")))).toBe(
    fields("tags: [theirs, b, mine] # few\n"),
  );
  const commented = fields("title: One\n# why\ndraft: true\n");
  merges(
    commented,
    commented.replace("One", "Mine"),
    commented.replace("# why", "# because"),
    fields("title: Mine\n# because\ndraft: true\n"),
  );
});

test("[G9] frontmatter that cannot be taken apart is one conflict, and the body still merges", () => {
  const base = fields("title: One\n", three);
  const broken = base.replace("title: One", "title: [One").replace("beta", "BETA");
  const merged = collides(base, base.replace("One\n---", "Mine\n---").replace("theta", "THETA"), broken);
  expect(merged.conflicts).toMatchObject([{ kind: "frontmatter", theirs: "---\ntitle: [One\n---\n" }]);
  expect(settled(merged, { kind: "mine" })).toContain("BETA");
  const toml = `+++\ntitle = "One"\n+++\n${three}`;
  expect(collides(base, base.replace("title: One", "title: Mine"), toml).conflicts).toMatchObject([
    { kind: "frontmatter" },
  ]);
});

test("[G10] blocks that were never neighbours are kept apart", () => {
  merges("A here.\n\nB there.", "A here.\n\nNew.\n\nB there.", "A here.", "A here.\n\nNew.");
  merges("A here.\n", "A here.\n\nLast one", "First one.\n\nA here.\n", "First one.\n\nA here.\n\nLast one");
  merges(
    "A here.\n\nB there.\n\nC.\n",
    "B there.\n\nC.\n",
    "A here.\n\nB there.\n\nC.\n\nD.",
    "B there.\n\nC.\n\nD.",
  );
});

test("[G11] line endings and the byte order mark are kept, or follow the side that changed them", () => {
  const crlf = three.replaceAll("\n", "\r\n");
  merges(
    crlf,
    crlf.replace("beta", "BETA"),
    `${crlf}\r\nNew.\r\n`,
    `${crlf.replace("beta", "BETA")}\r\nNew.\r\n`,
  );
  merges(three, three.replace("beta", "BETA"), crlf, crlf.replace("beta", "BETA"));
  merges(three, three.replace("beta", "BETA"), `\uFEFF${three}`, `\uFEFF${three.replace("beta", "BETA")}`);
  const mixed = three.replace("# One\n", "# One\r\n");
  merges(
    mixed,
    mixed.replace("beta", "BETA"),
    mixed.replace("theta", "THETA"),
    mixed.replace("beta", "BETA").replace("theta", "THETA"),
  );
});

test("[G12] a result that would read as other blocks is one conflict instead", () => {
  const base = "Intro.\n\n- one\n\nMiddle.\n\nEnd.\n";
  // Without the paragraph between them two lists are one.
  const merged = collides(base, base.replace("Middle.\n\n", ""), base.replace("End.", "- two"));
  expect(merged.conflicts).toHaveLength(1);
  expect(merged.conflicts[0]?.theirs).toContain("Middle.\n\n- two");
  const twice = fields("a: &x 1\nb: *x\n");
  expect(
    collides(twice, twice.replace("&x 1", "2").replace("*x", "2"), twice.replace("b: *x\n", "b: *x\nc: *x\n"))
      .conflicts,
  ).toMatchObject([{ kind: "frontmatter" }]);
});

test("[G13] whatever is chosen, every other byte is the same", () => {
  const merged = collides(
    fields("title: One\n", three),
    fields("title: Mine\n", three.replace("beta", "MINE")),
    fields("title: Theirs\n", three.replace("beta", "THEIRS")),
  );
  expect(settled(merged, { kind: "mine" }, { kind: "theirs" })).toBe(
    fields("title: Mine\n", three.replace("beta", "THEIRS")),
  );
  expect(
    settled(merged, { kind: "edit", text: "title: Ours\n" }, { kind: "edit", text: "Ours.\n\nTwice.\n" }),
  ).toBe(fields("title: Ours\n", three.replace("Alpha beta gamma.", "Ours.\n\nTwice.")));
  expect(settled(merged, { kind: "base" }, { kind: "edit", text: "\n" })).toBe(
    fields("title: One\n", three.replace("Alpha beta gamma.\n\n", "")),
  );
});

test("[G16] a rewritten block is known by its words, in Japanese too", () => {
  const base = "# 題\n\n今日は東京でとても大きな祭りがありました。\n\n明日は雨が降るそうです。\n";
  const mine = base.replace("とても大きな", "小さな").replace("\n\n明日", "\n\n新しい段落です。\n\n明日");
  merges(base, mine, base.replace("雨が降る", "晴れる"), mine.replace("雨が降る", "晴れる"));
});
