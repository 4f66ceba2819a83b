/** Where Galley keeps its own files: outside every workspace, the same folder for both hosts. */

import { posix, win32 } from "node:path";

export interface Machine {
  readonly platform: "linux" | "mac" | "windows";
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** GALLEY_DATA where it is set, else what each system calls the place for an application's data. */
export function userDataFolder({ platform, home, environment }: Machine): string {
  const chosen = environment["GALLEY_DATA"];
  if (chosen !== undefined && chosen !== "") return chosen;
  switch (platform) {
    case "windows":
      return win32.join(environment["APPDATA"] ?? win32.join(home, "AppData", "Roaming"), "Galley");
    case "mac":
      return posix.join(home, "Library", "Application Support", "Galley");
    case "linux":
      return posix.join(
        absoluteOr(environment["XDG_DATA_HOME"], posix.join(home, ".local", "share")),
        "galley",
      );
  }
}

/** The XDG specification says that a relative path in the variable is to be ignored. */
function absoluteOr(path: string | undefined, fallback: string): string {
  return path?.startsWith("/") ? path : fallback;
}
