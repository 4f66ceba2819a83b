import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyHistory, record, recordForeign, redo, undo, type History } from "#core/document/history";
import { applyEdit, type Edit, type Patch } from "#core/document/patch";
import { transformEdit } from "#core/document/transform";

/** Patches of a text of `length`, in order and apart; what is put in is capital letters and digits. */
function editOf(length: number, letter: string): fc.Arbitrary<Edit> {
  return fc.array(fc.tuple(fc.nat(length), fc.nat(4), fc.nat(3)), { maxLength: 4 }).map((parts) => {
    let least = 0;
    const edit: Patch[] = [];
    for (const [from, removed, put] of parts.toSorted((one, other) => one[0] - other[0])) {
      if (from < least) continue;
      const to = Math.min(length, from + removed);
      edit.push({ from, to, insert: letter.repeat(put) });
      least = to + 1;
    }
    return edit;
  });
}

const text = "abcdefghijklmnopqrst";

test("[D40] both orders come to the same text", () => {
  fc.assert(
    fc.property(editOf(20, "X"), editOf(20, "Y"), (one, other) => {
      const oneFirst = applyEdit(applyEdit(text, one), transformEdit(other, one, "after"));
      const otherFirst = applyEdit(applyEdit(text, other), transformEdit(one, other, "before"));
      expect(oneFirst).toBe(otherFirst);
    }),
    { numRuns: 2000 },
  );
});

test("[D41] everything put in is there, and everything else that neither took away", () => {
  const count = (edit: Edit) => edit.reduce((sum, { insert }) => sum + insert.length, 0);
  const gone = (edit: Edit) =>
    new Set(edit.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)));
  fc.assert(
    fc.property(editOf(20, "X"), editOf(20, "Y"), (one, other) => {
      const both = applyEdit(applyEdit(text, one), transformEdit(other, one, "after"));
      const left = [...text].filter((_, at) => !gone(one).has(at) && !gone(other).has(at)).join("");
      expect(both.replaceAll(/[XY]/g, "")).toBe(left);
      expect(both.length - left.length).toBe(count(one) + count(other));
    }),
    { numRuns: 1000 },
  );
});

test("[D41] what both put in at one place stands side by side", () => {
  const one: Edit = [{ from: 2, to: 2, insert: "X" }];
  const other: Edit = [{ from: 2, to: 2, insert: "Y" }];
  expect(transformEdit(one, other, "before")).toEqual(one);
  expect(transformEdit(one, other, "after")).toEqual([{ from: 3, to: 3, insert: "X" }]);
});

test("[D42] undoing all of one's own leaves what others did, and redoing brings all back", () => {
  const deeds = fc.array(fc.tuple(fc.boolean(), fc.nat(1000), fc.nat(3)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(deeds, (list) => {
      let history: History = emptyHistory;
      let now = "";
      for (const [isOwn, place, removed] of list) {
        const from = place % (now.length + 1);
        // Each takes away only its own letters, so that what must be left can be told.
        const own = isOwn ? "x" : "Y";
        let to = from;
        while (to < now.length && to - from < removed && now[to] === own) to++;
        const edit: Edit = [{ from, to, insert: own.repeat(2) }];
        history = isOwn
          ? record(history, { before: now, edit, join: null, at: 0 })
          : recordForeign(history, edit);
        now = applyEdit(now, edit);
      }
      const full = now;
      for (let travel = undo(history, now); travel; travel = undo(history, now))
        [history, now] = [travel.history, travel.text];
      expect(now).toBe(full.replaceAll("x", ""));
      for (let travel = redo(history, now); travel; travel = redo(history, now))
        [history, now] = [travel.history, travel.text];
      expect([...now].toSorted().join("")).toBe([...full].toSorted().join(""));
    }),
    { numRuns: 500 },
  );
});

test("[D42] what others did between an undo and the redo is left alone by both", () => {
  let history = record(emptyHistory, {
    before: "",
    edit: [{ from: 0, to: 0, insert: "mine" }],
    join: null,
    at: 0,
  });
  const undone = undo(history, "mine");
  history = recordForeign(undone?.history ?? emptyHistory, [{ from: 0, to: 0, insert: "theirs " }]);
  const redone = redo(history, "theirs ");
  expect(redone?.text.split("").toSorted()).toEqual([..."theirs mine"].toSorted());
  expect(undo(redone?.history ?? emptyHistory, redone?.text ?? "")?.text).toBe("theirs ");
});
