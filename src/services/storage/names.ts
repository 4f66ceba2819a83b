/** Which names may be read, written and made. Text only: the disk is asked in paths.ts. */

/** `unsafe`: refused always. `unportable`: a file that has the name may be edited, none may be given it. */
export type NameVerdict = "fine" | "unportable" | "unsafe";

const LONGEST_NAME_BYTES = 255;
const LONGEST_PATH_BYTES = 4096;
const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const REFUSED_ON_WINDOWS = /[<>:"|?*\\]/;
/** Characters that macOS and others leave out when they compare names: ".g\u200cit" is ".git" there. */
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Judge a path from a workspace's root, with "/" between names. */
export function judgePath(path: string): NameVerdict {
  const names = path.split("/");
  if (byteLength(path) > LONGEST_PATH_BYTES || path.includes("\0") || !path.isWellFormed()) return "unsafe";
  if (names.some((name) => name === "" || name === "." || name === "..")) return "unsafe";
  return names.every(isPortable) ? "fine" : "unportable";
}

function isPortable(name: string): boolean {
  return !(
    byteLength(name) > LONGEST_NAME_BYTES ||
    CONTROL.test(name) ||
    REFUSED_ON_WINDOWS.test(name) ||
    RESERVED_ON_WINDOWS.test(name) ||
    /[. ]$/.test(name) ||
    name.startsWith(" ")
  );
}

/** Names under which version control and editors keep what they run: Galley neither reads nor writes there. */
const CLOSED_FOLDERS = new Set([".git", ".hg", ".svn", ".jj", "node_modules"]);

/** Whether any name of the path leads into a folder that is closed to Galley, however it is spelled. */
export function isClosed(path: string): boolean {
  return path.split("/").some((name) => CLOSED_FOLDERS.has(comparableName(name)));
}

/**
 * Whether nothing new may be made at `path`: in a hidden or closed folder (`.github`, `.vscode`), or a
 * file that is not an article. So no call can plant a configuration, a script, or a package.json.
 */
export function isProtectedFromCreation(path: string): boolean {
  return isHiddenPlace(path) || !isArticlePath(path);
}

/** The same for what stands beside articles: pictures, sound, film and papers, which no program takes orders from. */
export function isProtectedFromFiling(path: string): boolean {
  return isHiddenPlace(path) || !(isArticlePath(path) || isMediaPath(path));
}

function isHiddenPlace(path: string): boolean {
  return isClosed(path) || path.split("/").some((name) => comparableName(name).startsWith("."));
}

const ARTICLE_ENDINGS = /\.(?:md|mdx|markdown|mdown|mkdn|mkd|mdwn|mdtxt)$/i;

/** Whether the name says Markdown. */
export function isArticlePath(path: string): boolean {
  return ARTICLE_ENDINGS.test(path);
}

const MEDIA_ENDINGS =
  /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico|pdf|mp3|m4a|ogg|wav|mp4|webm|mov|csv|txt|zip|vtt|srt)$/i;

/** Whether the name says that it is something that an article shows or offers. */
export function isMediaPath(path: string): boolean {
  return MEDIA_ENDINGS.test(path);
}

/** A text for display or comparison: two spellings that some file system takes for one become one. */
function comparableName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(IGNORABLE, "")
    .replace(/[. ]+$/, "")
    .toLowerCase();
}

function byteLength(text: string): number {
  return Buffer.byteLength(text, "utf8");
}
