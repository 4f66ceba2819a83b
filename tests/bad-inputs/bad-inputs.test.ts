/** All 66 bad inputs, each fed to the real thing, held by a test that is named, or shown to have nowhere to go in. */

import { describe, expect, test } from "vitest";
import { expectHeld, type BadInput } from "./bad-input.ts";
import { diskInputs } from "./disk.ts";
import { frontmatterInputs } from "./frontmatter.ts";
import { markdownInputs } from "./markdown.ts";
import { pathInputs } from "./paths.ts";
import { requestInputs } from "./requests.ts";
import { siteInputs } from "./sites.ts";

const inputs: readonly BadInput[] = [
  ...frontmatterInputs,
  ...markdownInputs,
  ...pathInputs,
  ...diskInputs,
  ...siteInputs,
  ...requestInputs,
];

test("[SE8] every one of the 66 is here, once, and has an outcome", () => {
  expect(inputs.map(({ number }) => number)).toEqual(Array.from({ length: 66 }, (_, index) => index + 1));
  for (const { number, check, heldBy, absent } of inputs) {
    expect(check !== undefined || heldBy !== undefined || absent !== undefined, String(number)).toBe(true);
  }
  const absent = inputs.filter((input) => input.absent !== undefined);
  console.log(`S8 66 bad inputs, ${66 - absent.length} held, ${absent.length} with no way in yet`);
});

describe("[SE8] bad input", () => {
  test.each(inputs.map((input) => [input.number, input.what, input] as const))(
    "[SE8] %i: %s",
    { timeout: 120_000 },
    async (_number, _what, { check, heldBy = [], absent }) => {
      await check?.();
      for (const held of heldBy) await expectHeld(held);
      absent?.check();
    },
  );
});
