/** Where Node keeps what it compiled of the programs that tests start: once for all of them. */

import { tmpdir } from "node:os";
import { join } from "node:path";

export const compileCache = join(tmpdir(), `galley-compiled-${process.getuid?.() ?? 0}`);
