/** Paths from the workspace's root, with "/" between names. */

/** The folder of a path; "" for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** `relative` as read from `folder`; `null` where it leads above the root. */
export function joinPaths(folder: string, relative: string): string | null {
  const names = folder === "" ? [] : folder.split("/");
  for (const name of relative.split("/")) {
    if (name === "" || name === ".") continue;
    if (name !== "..") names.push(name);
    else if (names.pop() === undefined) return null;
  }
  return names.join("/");
}
