import { mkdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openOverlay } from "#services/publishers/overlay";
import { temporaryFolder } from "../support/temporary-folder.ts";

async function copied() {
  const root = await realpath(
    await temporaryFolder({ "real/a.md": "saved\n", "node_modules/p/README.md": "package\n" }),
  );
  const outside = await realpath(await temporaryFolder({ "b.md": "outside\n" }));
  await symlink(join(root, "real"), join(root, "absolute"));
  await symlink("real", join(root, "beside"));
  await symlink(outside, join(root, "out"));
  const overlay = await openOverlay({ root, folder: join(await temporaryFolder(), "copy"), outputs: [] });
  const inCopy = (path: string) => readFile(join(overlay.folder, path), "utf8");
  return { root, outside, overlay, inCopy };
}

test.each(["absolute/a.md", "beside/a.md", "real/a.md"])(
  "[PU1] what is shown as %s is in the copy, and not in the site behind a link",
  async (path) => {
    const { root, overlay, inCopy } = await copied();
    await overlay.show(path, "unsaved\n");
    expect(await inCopy("real/a.md")).toBe("unsaved\n");
    expect(await readFile(join(root, "real/a.md"), "utf8")).toBe("saved\n");
    await overlay.leaveOut(path);
    await expect(inCopy("real/a.md")).rejects.toThrow("ENOENT");
    expect(await readFile(join(root, "real/a.md"), "utf8")).toBe("saved\n");
  },
);

test("[PU1] nothing is shown where the copy is none: in packages, and behind links that lead out", async () => {
  const { root, outside, overlay, inCopy } = await copied();
  // The site reads both as before.
  expect(await inCopy("out/b.md")).toBe("outside\n");
  expect(await inCopy("node_modules/p/README.md")).toBe("package\n");
  const refused = { code: "refused" };
  for (const path of ["out/b.md", "out/new/c.md", "node_modules/p/README.md"]) {
    await expect(overlay.show(path, "unsaved\n"), path).rejects.toMatchObject(refused);
    await expect(overlay.leaveOut(path), path).rejects.toMatchObject(refused);
  }
  expect(await readFile(join(outside, "b.md"), "utf8")).toBe("outside\n");
  expect(await readFile(join(root, "node_modules/p/README.md"), "utf8")).toBe("package\n");
});

test("[PU1] a folder of the site that is swapped for a link is followed before anything is shown in it", async () => {
  const { root, outside, overlay } = await copied();
  await mkdir(join(root, "late"));
  await writeFile(join(root, "late/b.md"), "late\n");
  await overlay.follow(["late"]);
  await rm(join(root, "late"), { recursive: true });
  await symlink(outside, join(root, "late"));
  await overlay.follow(["late"]);
  await expect(overlay.show("late/b.md", "unsaved\n")).rejects.toMatchObject({ code: "refused" });
  expect(await readFile(join(outside, "b.md"), "utf8")).toBe("outside\n");
});

test("[PU1] a change that two ask for at once is in the copy, and neither fails", async () => {
  const { root, outside, overlay } = await copied();
  const names = Array.from({ length: 20 }, (_, index) => `link-${index}`);
  for (const name of names) await symlink(outside, join(root, name));
  await Promise.all([overlay.follow(names), overlay.follow(names), overlay.follow(), overlay.follow()]);
  for (const name of names) expect(await realpath(join(overlay.folder, name))).toBe(outside);
});
