import { expect, test } from "vitest";
import { Failure } from "#contract/failure";
import type { ContentPath, Revision, WorkspaceId } from "#contract/values";
import type { Edit } from "#core/document/patch";
import { shareDocuments, type Attendee } from "#services/sharing/shared-documents";
import { openSite, at } from "../support/site.ts";

const real = "/site/a.md";
const revision = (name: string) => name.repeat(64) as Revision;
const attendee = (name: string, path = "a.md"): Attendee => ({
  workspace: name as WorkspaceId,
  path: path as ContentPath,
});
const [one, other] = [attendee("one"), attendee("other", "linked.md")];
const putIn = (from: number, insert: string): Edit => [{ from, to: from, insert }];

function twoJoined() {
  const told: string[] = [];
  const shared = shareDocuments(({ workspace }) => told.push(workspace));
  const offer = (text: string) => ({ text, offer: 0, from: revision("a") });
  shared.join(real, one, { ...offer(""), text: null });
  shared.join(real, other, { ...offer(""), text: null });
  shared.join(real, other, offer("text"));
  shared.join(real, one, offer("text"));
  let sequence = 0;
  const give = (who: Attendee, version: number, edit: Edit, takes: Revision | null = null) =>
    shared.exchange(real, who, { sequence: ++sequence, version, edit, takes });
  return { shared, told, give, offer };
}

test("[SH1] a window alone shares nothing; a second one, by another path, is told of and shares its text", () => {
  const told: string[] = [];
  const shared = shareDocuments(({ workspace }) => told.push(workspace));
  const asked = { text: null, offer: 0, from: revision("a") };
  expect(shared.join(real, one, asked)).toMatchObject({ others: false, text: null });
  expect(shared.join(real, one, { ...asked, text: "text" })).toMatchObject({ others: false, text: null });
  expect(told).toEqual([]);
  expect(shared.join(real, other, asked)).toMatchObject({ others: true });
  expect(told).toEqual(["one"]);
  expect(shared.join(real, other, { ...asked, text: "theirs" })).toMatchObject({ version: 1, text: null });
  expect(shared.join(real, one, { ...asked, text: "mine" })).toMatchObject({
    version: 1,
    text: "theirs",
    began: null,
    from: revision("a"),
  });
});

test("[SH1] a window whose answer was lost is told with which of its texts sharing began", () => {
  const shared = shareDocuments(() => undefined);
  const offer = (text: string | null, number: number) => ({ text, offer: number, from: revision("a") });
  shared.join(real, one, offer(null, 0));
  shared.join(real, other, offer("first", 3));
  expect(shared.join(real, other, offer("second", 4))).toMatchObject({ text: "first", began: 3 });
});

test("[SH2] an edit is taken on the newest text only; who is behind gets what it missed", () => {
  const { give, told } = twoJoined();
  told.length = 0;
  expect(give(one, 1, putIn(0, "X"))).toMatchObject({ isTaken: true, version: 2, edit: [] });
  expect(told).toEqual(["other"]);
  expect(give(other, 1, putIn(4, "Y"))).toMatchObject({ isTaken: false, version: 2, edit: putIn(0, "X") });
  expect(give(other, 2, putIn(5, "Y"))).toMatchObject({ isTaken: true, version: 3 });
  expect(give(one, 1, [])).toMatchObject({ version: 3, edit: [...putIn(0, "X"), ...putIn(4, "Y")] });
});

test("[SH2] an exchange that is asked again is taken once", () => {
  const { shared, give } = twoJoined();
  const given = { sequence: 77, version: 1, edit: putIn(0, "X"), takes: null };
  expect(shared.exchange(real, one, given)).toMatchObject({ isTaken: true, version: 2 });
  give(other, 2, putIn(5, "Y"));
  expect(shared.exchange(real, one, given)).toMatchObject({ isTaken: true, version: 3, edit: putIn(5, "Y") });
});

test("[SH2] an edit that does not fit the text is refused and changes nothing", () => {
  const { give } = twoJoined();
  expect(() => give(one, 1, putIn(99, "X"))).toThrow(expect.objectContaining({ code: "invalid-input" }));
  expect(give(other, 1, putIn(0, "Y"))).toMatchObject({ isTaken: true, version: 2 });
});

test("[SH3] what the file holds is brought in by one window", () => {
  const { give } = twoJoined();
  expect(give(one, 1, putIn(0, "disk "), revision("b"))).toMatchObject({
    isTaken: true,
    base: revision("b"),
  });
  expect(give(other, 2, putIn(0, "disk "), revision("b"))).toMatchObject({
    isTaken: false,
    base: revision("b"),
  });
});

test("[SH4] what a window saves is the base of all, if it is what they share", () => {
  const { shared, give, told } = twoJoined();
  shared.saving(real, one, "something else")(revision("c"));
  expect(give(other, 1, []).base).toBeNull();
  const saved = shared.saving(real, one, "text");
  // Overtaken on its way to the disk.
  give(other, 1, putIn(0, "X"));
  told.length = 0;
  saved(revision("d"));
  expect(told).toEqual(["other"]);
  expect(give(other, 2, []).base).toBe(revision("d"));
});

test("[SH5] who left is no company; what the host does not know has to join", () => {
  const { shared, give, told } = twoJoined();
  told.length = 0;
  shared.leave(real, other);
  expect(told).toEqual(["one"]);
  expect(() => give(one, 1, [])).toThrow(Failure);
  expect(shared.join(real, one, { text: "text", offer: 0, from: revision("a") })).toMatchObject({
    others: false,
  });
  const again = twoJoined();
  again.shared.leaveAll("one" as WorkspaceId);
  expect(() => again.give(other, 1, [])).toThrow(Failure);
});

test("[SH5] a folder that is closed ends its windows' sharing, over the contract's calls", async () => {
  const { handlers, workspace, root, told } = await openSite({ "a.md": "Text.\n" });
  const second = (await handlers["workspace.open"]({ folder: root })) as { id: string };
  const { revision: from } = await handlers["document.open"]({ workspace, path: at("a.md") });
  const asked = { path: at("a.md"), text: null, offer: 0, from: from as Revision };
  expect(await handlers["sharing.join"]({ workspace, ...asked })).toMatchObject({ others: false });
  expect(await handlers["sharing.join"]({ workspace: second.id as WorkspaceId, ...asked })).toMatchObject({
    others: true,
  });
  expect(told.filter(({ event }) => event === "sharing.news")).toHaveLength(1);
  await handlers["workspace.close"]({ workspace: second.id as WorkspaceId });
  expect(await handlers["sharing.join"]({ workspace, ...asked })).toMatchObject({ others: false });
});

test("[SH6] a window that is too far behind has to join, and gets the whole text", () => {
  const { shared, give, offer } = twoJoined();
  for (let version = 1; version <= 600; version++) give(one, version, putIn(0, "x"));
  expect(() => give(other, 1, [])).toThrow(expect.objectContaining({ code: "not-found" }));
  expect(shared.join(real, other, offer("text")).text).toBe(`${"x".repeat(600)}text`);
});
