import { describe, expect, test } from "vitest";
import { en, ja } from "../../../src/renderer/i18n/catalogs.ts";

type Words = { readonly [key: string]: string | Words };

/** Words that are the same in both languages: names, signs and addresses. */
const SAME = /^[^\p{Ll}]*$|^(?:Galley|Liquid|English|日本語|Galley \{\{version\}\}|\/home\/you\/site)$/u;

const english = new Map(flat(en as unknown as Words));
const japanese = new Map(flat(ja as unknown as Words));

describe("the catalogs", () => {
  test("[UI61] say the same things", () => {
    expect([...japanese.keys()].toSorted()).toEqual(
      [...english.keys()].filter((key) => !key.endsWith("_one")).toSorted(),
    );
  });

  test.each([...japanese.keys()])("[UI61] %s takes the same values in both languages", (key) => {
    expect(values(japanese.get(key))).toEqual(values(english.get(key)));
  });

  test("[UI61] have no empty word and none left in English", () => {
    const left = [...japanese].filter(
      ([key, word]) => word === "" || (word === english.get(key) && !SAME.test(word)),
    );
    expect(left).toEqual([]);
  });

  test("[UI61] have a singular for every English plural", () => {
    const plurals = [...english.keys()].filter((key) => key.endsWith("_other"));
    expect(plurals.filter((key) => !english.has(key.replace(/_other$/, "_one")))).toEqual([]);
    expect(plurals.length).toBeGreaterThan(0);
  });
});

function flat(words: Words, path = ""): (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, word]) =>
    typeof word === "string" ? [[path + key, word] as const] : flat(word, `${path}${key}.`),
  );
}

function values(word: string | undefined): readonly string[] {
  return [...(word ?? "").matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).toSorted();
}
