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

/** The path that an address names: without query and fragment, and decoded. */
export function pathOfAddress(address: string): string {
  return decodedPath(address.replace(/[?#].*$/s, ""));
}

/** Decoded; as it is where it is not encoded as addresses are. */
export function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The path of `path` as read from `folder`, both from the root. */
export function relativeTo(folder: string, path: string): string {
  const above = folder === "" ? [] : folder.split("/");
  const names = path.split("/");
  let shared = 0;
  while (shared < above.length && shared < names.length - 1 && above[shared] === names[shared]) shared++;
  return [...above.slice(shared).map(() => ".."), ...names.slice(shared)].join("/");
}
