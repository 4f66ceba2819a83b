/** Bad inputs 65 and 66: messages and requests. The hosts' own tests hold most of them. */

import type { BadInput } from "./bad-input.ts";

const GATE = "tests/hosts/browser-gate.test.ts";
const CARRIERS = "tests/contract/carriers.test.ts";

export const requestInputs: readonly BadInput[] = [
  {
    number: 65,
    what: "messages that no window sends",
    heldBy: [
      [CARRIERS, "[C4] only what the contract names is a call"],
      [CARRIERS, "[C5] an input of the wrong shape reaches no handler"],
      [CARRIERS, "[C7] a document may be as large as any"],
      [CARRIERS, "[C8] no hostile message breaks the host"],
      [CARRIERS, "[C10] a flood is answered busy"],
      ["tests/security/fuzz.test.ts", "[SE3]"],
      ["tests/services/storage/saver.test.ts", "two savers on one base: one wins"],
    ],
  },
  {
    number: 66,
    what: "requests that no window makes",
    heldBy: [
      [GATE, "[H2] missing, doubled, or an absolute target, is refused"],
      [GATE, "[H3] makes no call, even with a session"],
      [GATE, "[H4] %s is refused"],
      [GATE, "[H4] a form, text or doubled type makes no call"],
      [GATE, "[H6] a call needs a session, in its header and nowhere else"],
      [GATE, "[H7] only the built window's files are there"],
      [GATE, "[H9] headers that never end are given up"],
      ["tests/hosts/browser-sockets.test.ts", "[H5]"],
      ["tests/services/preview/preview.test.ts", "bytes=0-,0-,0-"],
      ["tests/e2e/attacks.spec.ts", "[SE5]"],
    ],
  },
];
