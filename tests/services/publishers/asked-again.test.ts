/** What failed once is asked for again: an answer of "no" is kept, a failure is not. */

import { expect, test } from "vitest";
import type { ContentPath, WorkspaceId } from "#contract/values";
import type { SiteBuilder } from "#services/publishers/adapter";
import { openBuiltSite } from "#services/publishers/built-site";
import { openJudges } from "#services/publishers/judges";
import { publishers } from "#services/publishers/list";
import type { Overlay } from "#services/publishers/overlay";
import { openSiteTexts } from "#services/publishers/site-texts";

const permit = { root: "/site", commands: [], ended: new AbortController().signal };
const [astro] = publishers;
if (astro === undefined) throw new RangeError("a publisher is needed");
const publisher = { name: astro.name, evidence: [], outputs: astro.outputs, program: astro.program };

const overlay: Overlay = {
  folder: "/copy/site",
  show: () => Promise.resolve(),
  leaveOut: () => Promise.resolve(),
  release: () => Promise.resolve(),
  releaseAll: () => Promise.resolve(),
  follow: () => Promise.resolve(),
};

test("[PU31] a copy that could not be made is made for the next question", async () => {
  let taken = 0;
  const texts = openSiteTexts({
    permit,
    root: "/site",
    publisher,
    scripts: "/scripts",
    origin: "http://site.invalid",
    copies: {
      take: () =>
        (taken += 1) === 1
          ? Promise.reject(new Error("no room"))
          : Promise.resolve({ folder: "/copy", overlay, release: () => Promise.resolve() }),
    },
    texts: () => Promise.reject(new Error("the copy was there")),
  });
  await expect(texts.render("a.md", "A")).rejects.toThrow("no room");
  await expect(texts.render("a.md", "A")).rejects.toThrow("the copy was there");
  expect(taken).toBe(2);
  await texts.stop();
});

test("[PU32] a judge that could not be started is started for the next question, and can be stopped", async () => {
  const workspace = "w" as WorkspaceId;
  const path = "a.md" as ContentPath;
  let reads = 0;
  const permits: WorkspaceId[] = [];
  const judges = openJudges(
    {
      workspaceOf: () => {
        // The second reading is that of the starting judge.
        if ((reads += 1) === 2) throw new Error("gone meanwhile");
        return { root: "/site", publisher, readText: () => Promise.resolve(null) };
      },
      permitOf: (id) => {
        permits.push(id);
        return Promise.reject(new Error("restricted"));
      },
      scripts: "/scripts",
      copies: { take: () => Promise.reject(new Error("nothing is copied")) },
    },
    () => null,
  );
  const check = judges.calls["publisher.check"];
  await expect(check({ workspace, path, text: "" })).rejects.toThrow("gone meanwhile");
  await judges.stop(workspace);
  await expect(check({ workspace, path, text: "" })).resolves.toEqual({ kind: "none" });
  expect(permits).toEqual([workspace]);
});

test("[PU1] a file is found by its address again after the publisher could not say where files publish", async () => {
  let asked = 0;
  const builder = {
    served: { kind: "files", output: "/copy/output", base: "/" },
    readPage: () => Promise.resolve(null),
    routes: () =>
      (asked += 1) === 1
        ? Promise.reject(new Error("a file is broken"))
        : Promise.resolve(
            new Map([
              ["a.md", "/a/"],
              ["also-a.md", "/a/index.html"],
              ["b.md", "/b%20c.html"],
            ]),
          ),
  } as Partial<SiteBuilder> as SiteBuilder;
  const site = openBuiltSite({
    publisher: "hugo",
    builder,
    overlay,
    refused: new Map(),
    readText: () => Promise.resolve(null),
  });
  await expect(site.fileAt("/a")).rejects.toThrow("a file is broken");
  // Whatever way it is spelled; of several files the first.
  expect(await site.fileAt("/a")).toBe("a.md");
  expect(await site.fileAt("/a/index.html?x#y")).toBe("a.md");
  expect(await site.fileAt("/b c")).toBe("b.md");
  expect(await site.fileAt("/c/")).toBeNull();
  expect(asked).toBe(2);
});

test("[PU2] what a publisher says only when it is asked for the page refuses the text as well", async () => {
  const listeners = new Set<(line: string) => void>();
  const said: string[] = [];
  const say = (line: string) => {
    said.push(line);
    for (const each of listeners) each(line);
  };
  let isWritten = false;
  const builder = {
    process: {
      count: () => said.length,
      lines: () => said,
      linesSince: (from: number) => said.slice(from),
      onLine(listener: (line: string) => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      hasEnded: () => false,
      ended: new Promise<null>(() => undefined),
      stop: () => Promise.resolve(),
    },
    served: { kind: "files", output: "/copy/output", base: "/" },
    endsBuild: (line: string) => line === "built",
    problemIn: (lines: readonly string[]) => lines.find((line) => line.startsWith("error")) ?? null,
    routes: () => Promise.resolve(new Map([["a.md", "/a/"]])),
    readPage() {
      if (isWritten && !said.includes("error: title is wanted")) say("error: title is wanted");
      return Promise.resolve("<main><p>Old text</p></main>");
    },
  } as Partial<SiteBuilder> as SiteBuilder;
  const writing: Overlay = {
    ...overlay,
    show() {
      isWritten = true;
      say("built");
      return Promise.resolve();
    },
  };
  const site = openBuiltSite({
    publisher: "astro",
    builder,
    overlay: writing,
    refused: new Map(),
    readText: () => Promise.resolve("Old text\n"),
  });
  expect(await site.show("a.md", "New text that is long enough to be seen\n")).toEqual({
    kind: "rejected",
    url: "/a/",
    reason: "error: title is wanted",
  });
});
