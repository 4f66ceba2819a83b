/** What is wrong in one article's text that its reader would meet: levels that are skipped, images without words. */

import { variantOf } from "../library/variant.ts";
import { shortened } from "../problems/words.ts";
import { fieldFinding, type Finding, type SiteFile } from "./site-file.ts";
import { scalarText } from "./values.ts";

/** About what a search result shows, in characters: of spaced scripts, and of Chinese, Japanese and Korean. */
const DESCRIPTION_LIMIT = 160;
const WIDE_DESCRIPTION_LIMIT = 120;
const DESCRIPTIONS = ["description", "summary", "excerpt"];
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Findings of one file that need no other file. */
export function textFindings(file: SiteFile): readonly Finding[] {
  return [...longDescription(file), ...skippedHeadings(file), ...imagesWithoutAlt(file)].toSorted(
    (one, other) => (one.problem.line ?? 0) - (other.problem.line ?? 0),
  );
}

function skippedHeadings({ path, facts }: SiteFile): readonly Finding[] {
  return facts.headings.flatMap(({ level, text, line }, index): Finding[] => {
    const before = facts.headings[index - 1]?.level;
    if (before === undefined || level <= before + 1) return [];
    const details = { from: before, to: level, text: shortened(text) };
    return [{ path, problem: { rule: "heading-skips", severity: "note", line, details } }];
  });
}

function imagesWithoutAlt({ path, facts }: SiteFile): readonly Finding[] {
  return facts.links
    .filter(({ kind, alt }) => kind === "image" && alt?.trim() === "")
    .map(({ target, line }) => ({
      path,
      problem: {
        rule: "image-without-alt",
        severity: "warning",
        line,
        details: { target: shortened(target) },
      },
    }));
}

function longDescription(file: SiteFile): readonly Finding[] {
  const { description } = variantOf({ path: file.path, fields: file.fields }, null);
  const name = DESCRIPTIONS.find((each) => scalarText(file.fields?.[each]) === description);
  if (description === null || name === undefined) return [];
  const characters = [...description].length;
  const isWide = (description.match(WIDE)?.length ?? 0) > characters / 2;
  const limit = isWide ? WIDE_DESCRIPTION_LIMIT : DESCRIPTION_LIMIT;
  if (characters <= limit) return [];
  return [
    fieldFinding(file, name, {
      rule: "description-long",
      severity: "note",
      details: { found: characters, limit },
    }),
  ];
}
