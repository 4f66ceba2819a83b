import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { VerdictValue } from "#contract/publishing";
import { keepVerdict } from "../../../src/renderer/state/use-verdict.ts";
import { sessionOver } from "../../support/session.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const text = "---\ntitle: One\n---\nText.\n";

/** A session that a publisher judges, who answers when it is told to. */
function openJudged() {
  const session = sessionOver({ text });
  const asked: PromiseWithResolvers<VerdictValue>[] = [];
  const stop = keepVerdict(session, () => {
    const answer = Promise.withResolvers<VerdictValue>();
    asked.push(answer);
    return answer.promise;
  });
  return {
    session,
    asked,
    stop,
    /** Put `insert` in place of the text between two offsets. */
    put: (from: number, to: number, insert: string) => session.edit([{ from, to, insert }], "source", null),
  };
}

const refused = { kind: "judged", refusals: [{ path: ["title"], message: "No" }] } as const;

test("[P12] what the publisher says of the frontmatter holds, though the body was typed in while it was asked", async () => {
  const { session, asked, stop, put } = openJudged();
  await vi.advanceTimersByTimeAsync(0);
  put(text.length, text.length, "More.\n");
  asked[0]?.resolve(refused as never);
  await vi.advanceTimersByTimeAsync(1000);
  expect(session.snapshot().verdict).toEqual(refused.refusals);
  expect(asked).toHaveLength(1);
  stop();
});

test("[P12] it does not hold for another frontmatter, and is asked for again where that one is back", async () => {
  const { session, asked, stop, put } = openJudged();
  await vi.advanceTimersByTimeAsync(0);
  put(11, 14, "Two");
  asked[0]?.resolve(refused as never);
  await vi.advanceTimersByTimeAsync(100);
  expect(session.snapshot().verdict).toBeNull();
  session.undo();
  await vi.advanceTimersByTimeAsync(1000);
  asked[1]?.resolve(refused as never);
  await vi.advanceTimersByTimeAsync(0);
  expect(session.snapshot().verdict).toEqual(refused.refusals);
  stop();
});
