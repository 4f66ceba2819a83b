/** A library given to a window in parts that do not hold it up: all of it once, then what became different. */

import type { Article } from "#core/library/article";
import { libraryDifference, type LibraryDifference } from "#core/library/difference";
import type { Library } from "#core/library/group";
import type { LibraryPart } from "#contract/library";

/** Articles of one message. Each is checked on both sides: so many take a window a few frames. */
const PART = 1000;

/** Its collections come with the first part. */
interface GivenPart extends Library {
  readonly part: LibraryPart;
}

/** Gives the libraries of one workspace. What was given last is remembered: the next is told by what differs. */
export class LibraryParts {
  private version = 0;
  private given: readonly Article[] = [];
  private changed: readonly Article[] = [];

  /**
   * The part that is asked for (`libraryContract` says what by). `read` gives the library of now where a first part
   * is: where one is asked for, and where another library was given since.
   */
  async give(
    { since, from }: { readonly since: number | null; readonly from: number },
    read: () => Promise<Library>,
  ): Promise<GivenPart> {
    if (from > 0 && since === this.version) return this.partAt(from, { collections: [], ids: null });
    const { collections, articles } = await read();
    const known = from === 0 && since === this.version ? this.given : null;
    const { changed, ids } = libraryDifference(known, articles);
    this.version++;
    this.given = articles;
    this.changed = changed;
    return this.partAt(0, { collections, ids });
  }

  private partAt(
    from: number,
    { collections, ids }: Pick<Library, "collections"> & Pick<LibraryDifference, "ids">,
  ): GivenPart {
    const to = from + PART;
    const next = to < this.changed.length ? to : null;
    return {
      collections,
      articles: this.changed.slice(from, to),
      part: { version: this.version, ids: ids === null ? null : [...ids], next },
    };
  }
}
