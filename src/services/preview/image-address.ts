/** Addresses of an article's images in the preview's origin, and the files that a reference may mean. */

/** `/images/<capability>/<article>/<reference>`: each part one percent-encoded segment. */
export interface ImageAddress {
  readonly capability: string;
  readonly article: string;
  readonly reference: string;
}

/** Read an address' path; `null` for anything that was not made by `imagesBase`. */
export function readImageAddress(pathname: string): ImageAddress | null {
  const [empty, images, capability, article, reference, ...rest] = pathname.split("/");
  if (empty !== "" || images !== "images" || rest.length > 0) return null;
  if (!capability || !article || !reference || !/^[\w-]+$/.test(capability)) return null;
  try {
    return { capability, article: decodeURIComponent(article), reference: decodeURIComponent(reference) };
  } catch {
    return null;
  }
}

/** What a reference, percent-encoded, is appended to. */
export function imagesBase(origin: string, capability: string, article: string): string {
  return `${origin}/images/${capability}/${encodeURIComponent(article.toWellFormed())}/`;
}

/**
 * Paths from the workspace's root that `reference` may mean in `article`, best first.
 *
 * From `/`: the folders that generators publish as they are, then the root itself. Else relative to the article.
 * A name is tried as it is written, then with its percent escapes read. Paths that leave the root are left out;
 * everything else is for the path resolver to judge.
 */
export function pathsOfReference(article: string, reference: string): readonly string[] {
  const paths = new Set<string>();
  for (const spelling of spellings(reference)) {
    const candidates = spelling.startsWith("/")
      ? ["public", "static", ""].map((folder) => withinRoot([folder], spelling))
      : [withinRoot(article.split("/").slice(0, -1), spelling)];
    for (const path of candidates) if (path !== null) paths.add(path);
  }
  return [...paths];
}

function spellings(reference: string): readonly string[] {
  const bare = reference.replace(/[?#].*$/s, "");
  const written = [reference, bare];
  try {
    written.push(decodeURIComponent(bare));
  } catch {
    // A per cent sign that escapes nothing: the name is what it says.
  }
  return [...new Set(written)].filter((name) => name !== "");
}

/** Join by text alone; `null` when the result is the root itself or above it, or could be read as something else. */
function withinRoot(folder: readonly string[], path: string): string | null {
  if (path.includes("\0") || path.includes("\\")) return null;
  const names: string[] = folder.filter((name) => name !== "");
  for (const name of path.split("/")) {
    if (name === "" || name === ".") continue;
    if (name !== "..") names.push(name);
    else if (names.pop() === undefined) return null;
  }
  return names.length > 0 ? names.join("/") : null;
}
