import { expect, test } from "vitest";
import type { FastValue } from "#contract/publishing";
import { followAtOnce } from "../../../../src/renderer/features/preview/at-once.ts";

/** A renderer that answers when it is told to. */
function held() {
  const asked: { readonly text: string; readonly answer: (value: FastValue) => void }[] = [];
  const render = (text: string) => new Promise<FastValue>((resolve) => asked.push({ text, answer: resolve }));
  return { asked, render };
}

const rendered = (html: string): FastValue => ({ kind: "rendered", html, base: "" });
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

test("[U70] one body is asked for at a time, and then that of the latest text", async () => {
  const { asked, render } = held();
  const shown: string[] = [];
  const following = followAtOnce({ render, onBody: ({ html }) => shown.push(html) });
  following.changed("a");
  following.changed("ab");
  following.changed("abc");
  expect(asked.map(({ text }) => text)).toEqual(["a"]);
  asked[0]?.answer(rendered("A"));
  await settle();
  expect(asked.map(({ text }) => text)).toEqual(["a", "abc"]);
  asked[1]?.answer({ kind: "unavailable", reason: "differs" });
  await settle();
  following.changed("abcd");
  asked[2]?.answer(rendered("ABCD"));
  await settle();
  expect(shown).toEqual(["A", "ABCD"]);
});

test("[U70] nothing is shown once the page is another's", async () => {
  const { asked, render } = held();
  const shown: string[] = [];
  const following = followAtOnce({ render, onBody: ({ html }) => shown.push(html) });
  following.changed("a");
  following.close();
  asked[0]?.answer(rendered("A"));
  await settle();
  expect(shown).toEqual([]);
});
