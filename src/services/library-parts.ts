/** A library given to a window in parts that do not hold it up: all of it once, then what became different. */

import type { Article } from "#core/library/article";
import { libraryDifference } from "#core/library/difference";
import type { Library } from "#core/library/group";
import type { LibraryPart } from "#contract/library";

/** Articles of one message. Each is checked on both sides: so many take a window a few frames. */
const PART = 1000;

interface GivenPart {
  readonly articles: readonly Article[];
  readonly part: LibraryPart;
}

/** Gives the libraries of one workspace. What was given last is remembered: the next is told by what differs. */
export class LibraryParts {
  private version = 0;
  private given: readonly Article[] = [];
  private changed: readonly Article[] = [];

  /** The first part of `library`; `since` is the version that the window has, `null` for none. */
  begin({ articles }: Pick<Library, "articles">, since: number | null): GivenPart {
    const known = since !== null && since === this.version ? this.given : null;
    const { changed, ids } = libraryDifference(known, articles);
    this.version++;
    this.given = articles;
    this.changed = changed;
    return this.partAt(0, ids);
  }

  /** Another part of what `begin` gave; `null` where another library was given since, and one must begin anew. */
  more(version: number | null, from: number): GivenPart | null {
    return version === this.version ? this.partAt(from, null) : null;
  }

  private partAt(from: number, ids: readonly string[] | null): GivenPart {
    const to = from + PART;
    const next = to < this.changed.length ? to : null;
    return {
      articles: this.changed.slice(from, to),
      part: { version: this.version, ids: ids === null ? null : [...ids], next },
    };
  }
}
