import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openTextTool } from "#services/publishers/text-tool";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** A program in the place of a publisher's renderer: `answer` is the body of a function of a question `q`. */
async function toolOf(answer: string) {
  const folder = await temporaryFolder();
  const program = join(folder, "tool.mjs");
  await writeFile(
    program,
    `import { createInterface } from "node:readline";
    const say = (value) => process.stdout.write(JSON.stringify(value) + "\\n");
    let count = 0;
    createInterface({ input: process.stdin }).on("line", (line) => {
      const q = JSON.parse(line); count += 1;
      ${answer}
    });`,
  );
  const ending = new AbortController();
  const tool = openTextTool({ root: folder, commands: [], ended: ending.signal }, async () => ({
    program: process.execPath,
    args: [program],
    folder,
  }));
  onTestFinished(() => tool.stop());
  return { tool, ending };
}

test("[PU31] questions are answered by their numbers, in whatever order", async () => {
  const { tool } = await toolOf(`
    if (q.text === "1") setTimeout(() => say({ id: q.id, answer: "slow" }), 50);
    else say({ id: q.id, answer: q.path + q.do });`);
  await expect(Promise.all([tool.ask("render", "a", "1"), tool.ask("check", "b", "2")])).resolves.toEqual([
    "slow",
    "bcheck",
  ]);
});

test("[PU31] a failed question says why, and nonsense is no answer", async () => {
  const { tool } = await toolOf(`
    process.stdout.write("noise\\n{}\\n" + JSON.stringify({ id: 999, answer: 1 }) + "\\n");
    say(q.text === "bad" ? { id: q.id, failed: "no such thing" } : { id: q.id, answer: null });`);
  await expect(tool.ask("render", "a", "bad")).rejects.toMatchObject({
    code: "publisher-failed",
    details: { reason: "no such thing" },
  });
  await expect(tool.ask("render", "a", "good")).resolves.toBeNull();
});

test("[PU31] one that dies is started again, and given up when it dies each time", async () => {
  const { tool } = await toolOf(`
    if (q.text !== "die") return say({ id: q.id, answer: count });
    process.stderr.write("out of luck\\n"); process.exit(7);`);
  const died = { code: "publisher-failed", details: { reason: "out of luck" } };
  await expect(tool.ask("render", "a", "die")).rejects.toMatchObject(died);
  await expect(tool.ask("render", "a", "live")).resolves.toBe(1);
  for (let time = 0; time < 3; time += 1)
    await expect(tool.ask("render", "a", "die")).rejects.toMatchObject(died);
  await expect(tool.ask("render", "a", "live")).rejects.toMatchObject(died);
});

test("[PU31] without leave there is no answer", async () => {
  const { tool, ending } = await toolOf(`say({ id: q.id, answer: 1 });`);
  await expect(tool.ask("render", "a", "")).resolves.toBe(1);
  const asked = tool.ask("check", "b", "");
  ending.abort();
  await asked.catch(() => undefined);
  await expect.poll(() => tool.isRunning()).toBe(false);
  await expect(tool.ask("render", "a", "")).rejects.toMatchObject({ code: "not-trusted" });
});
