import { expect, test } from "vitest";
import { createDispatcher } from "#contract/dispatcher";
import { bytesFor, faultOf, limitsOf, nestsDeeper } from "#contract/plain-data";
import { testHandlers } from "../../support/test-handlers.ts";

const limits = { depth: 3, values: 10, characters: 20 };

test("[C7] what JSON carries is plain", () => {
  const record = Object.assign(Object.create(null) as object, { own: 1 });
  for (const value of [null, true, 0, -1.5, "text", [], {}, [[["deep"]]], { a: { b: [1] } }, record]) {
    expect(faultOf(value, limits), JSON.stringify(value)).toBeNull();
  }
});

test("[C7] what JSON cannot carry is not", () => {
  const inherited: unknown = Object.create({ inherited: 1 });
  const strange = [
    undefined,
    Number.NaN,
    Infinity,
    1n,
    Symbol("x"),
    () => 1,
    new Date(0),
    new Map(),
    new Set(),
    /x/,
  ];
  // oxlint-disable-next-line no-sparse-arrays
  for (const value of [...strange, new Uint8Array(1), inherited, [undefined], { a: undefined }, [, 1]]) {
    expect(faultOf(value, limits)).toBe("not-plain");
    expect(faultOf({ inside: [value] }, limits)).toBe("not-plain");
  }
});

test("[C7] depth is counted without recursion, and a cycle is too deep", () => {
  expect(faultOf([[[]]], limits)).toBeNull();
  expect(faultOf([[[[0]]]], limits)).toBe("too-deep");
  const cycle: Record<string, unknown> = {};
  cycle["itself"] = cycle;
  expect(faultOf(cycle, limits)).toBe("too-deep");
  let deep: unknown = 0;
  for (let level = 0; level < 1_000_000; level += 1) deep = [deep];
  expect(faultOf(deep, { ...limits, depth: Infinity, values: Infinity })).toBeNull();
});

test("[C7] values and characters are counted together, keys included", () => {
  expect(faultOf([1, 2, 3, 4, 5, 6, 7, 8, 9], limits)).toBeNull();
  expect(faultOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], limits)).toBe("too-large");
  expect(faultOf(["x".repeat(10), "x".repeat(10)], limits)).toBeNull();
  expect(faultOf(["x".repeat(10), "x".repeat(11)], limits)).toBe("too-large");
  expect(faultOf({ ["k".repeat(21)]: 0 }, limits)).toBe("too-large");
});

test("[C7] only calls that carry a document may be large", () => {
  expect(limitsOf("document.save").characters).toBeGreaterThan(20_000_000);
  expect(limitsOf("document.open").characters).toBe(1_000_000);
  expect(bytesFor(limitsOf("document.open"))).toBe(3_000_000);
});

test("[C7] the dispatcher says which limit an input broke, before its shape is looked at", async () => {
  const dispatch = createDispatcher(testHandlers(), () => "bug");
  const errorOf = async (input: unknown) => {
    const reply = await dispatch("folders.complete", input);
    return reply.ok ? null : reply.error;
  };
  expect(await errorOf({ typed: new Map() })).toEqual({
    code: "invalid-input",
    details: { reason: "not-plain" },
  });
  const deep = JSON.parse("[".repeat(40) + "]".repeat(40)) as unknown;
  expect(await errorOf({ typed: deep })).toEqual({ code: "invalid-input", details: { reason: "too-deep" } });
  expect(await errorOf({ typed: "x".repeat(1_000_001) })).toEqual({ code: "too-large", details: {} });
});

test("[C7] JSON text's depth is found before it is parsed", () => {
  expect(nestsDeeper("[[[]]]", 3)).toBe(false);
  expect(nestsDeeper('[{"a":[{}]}]', 3)).toBe(true);
  expect(nestsDeeper('["[[[[[[", "\\"[[[[["]', 1)).toBe(false);
  expect(nestsDeeper("[],[],[],[]", 1)).toBe(false);
  expect(nestsDeeper("[".repeat(2_000_000), 64)).toBe(true);
});
