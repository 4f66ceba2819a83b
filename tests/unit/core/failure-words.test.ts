import { describe, expect, test } from "vitest";
import { failureCodes } from "#contract/failure";
import { interfaceLanguages } from "#core/settings/settings";
import { describedFailures, describeFailure } from "#core/words/failures";

describe("failures", () => {
  test("[UI68] all have a sentence, and no sentence is without a failure", () => {
    expect([...describedFailures].toSorted()).toEqual([...failureCodes].toSorted());
  });

  test.each(interfaceLanguages)("[UI68] read as a whole sentence in %s", (language) => {
    for (const code of failureCodes) {
      const sentence = describeFailure({ code, details: {} }, language);
      expect(sentence).toMatch(language === "ja" ? /。$/ : /^[A-Z].*\.$/);
      expect(sentence).not.toContain("{");
    }
  });

  test("[UI68] name the file, whatever it is called", () => {
    expect(describeFailure({ code: "not-found", details: { path: "a/$&.md" } }, "en")).toBe(
      "“a/$&.md” is not there.",
    );
    expect(describeFailure({ code: "exists", details: { name: "写真.md" } }, "ja")).toBe(
      "「写真.md」はすでに存在します。上書きはしません。",
    );
  });

  test("[UI68] of a newer host read as something that went wrong", () => {
    expect(describeFailure({ code: "from-the-future", details: {} }, "en")).toBe(
      describeFailure({ code: "bug", details: {} }, "en"),
    );
  });
});
