/** Input methods: what is composed anywhere in the text is saved as it was composed, once, and not before its end. */

import type { CDPSession } from "@playwright/test";
import { expect, test } from "../support/app.ts";
import { withBody, write, type Writer } from "../support/writing.ts";

/** Each place, and the text with 「編集」 composed there. */
interface Place {
  readonly what: string;
  readonly where: "before" | "behind";
  readonly words: string;
  readonly from: string;
  readonly to: string;
}

const body = `# 見出しの文

段落の始まり。**太字の語**と[リンク](./a.md)、\`code\`。

- 項目の一
- [ ] 作業の項目

> 引用の文

| 列の名 | 値 |
| ------ | -- |
| 欄の語 | 1  |

式 $x$ の後、<kbd>鍵</kbd>の中。

<div>
島
</div>

島の後。
`;

const places: readonly Place[] = [
  { what: "a heading's start", where: "before", words: "見出しの", from: "# 見", to: "# 編集見" },
  { what: "a heading's end", where: "behind", words: "見出しの文", from: "しの文", to: "しの文編集" },
  { what: "a paragraph's start", where: "before", words: "段落の", from: "段落", to: "編集段落" },
  { what: "before a mark", where: "behind", words: "始まり。", from: "り。**太", to: "り。編集**太" },
  { what: "inside a mark", where: "behind", words: "太字", from: "太字の", to: "太字編集の" },
  { what: "behind a link", where: "before", words: "、", from: "a.md)、", to: "a.md)編集、" },
  { what: "a list item's start", where: "before", words: "項目の一", from: "- 項目", to: "- 編集項目" },
  { what: "a task's end", where: "behind", words: "作業の項目", from: "の項目\n\n>", to: "の項目編集\n\n>" },
  { what: "a quotation's start", where: "before", words: "引用の", from: "> 引", to: "> 編集引" },
  { what: "a table's cell", where: "behind", words: "欄の語", from: "欄の語 |", to: "欄の語編集 |" },
  { what: "behind a formula", where: "before", words: " の後", from: "$x$ の", to: "$x$編集 の" },
  { what: "behind an inline island", where: "before", words: "の中", from: "kbd>の", to: "kbd>編集の" },
  { what: "between inline islands", where: "behind", words: "鍵", from: "鍵<", to: "鍵編集<" },
  { what: "below a block island", where: "before", words: "島の後", from: "島の後", to: "編集島の後" },
];

/** As a Japanese input method does it: kana by kana, then the conversion, then what was chosen. */
async function compose({ page }: Writer, devtools: CDPSession, during: () => Promise<void>) {
  for (const text of ["h", "へ", "へn", "へん", "へんしゅう", "編集"]) {
    await devtools.send("Input.imeSetComposition", {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    await page.waitForTimeout(20);
  }
  await during();
  await devtools.send("Input.insertText", { text: "編集" });
}

for (const half of [0, 1]) {
  const own = places.filter((_, index) => index % 2 === half);
  test(`[UI46] text composed at ${own.map(({ what }) => what).join(", ")} is saved as composed`, async ({
    openGalley,
  }) => {
    test.setTimeout(120_000);
    const writer = await write(await openGalley(withBody(body)));
    const { page } = writer;
    const devtools = await page.context().newCDPSession(page);
    let expected = body;
    for (const { where, words, from, to } of own) {
      await writer.caret(where, words);
      await compose(writer, devtools, async () => {
        await page.waitForTimeout(200);
        await expect(page.getByText("No changes")).toBeVisible();
      });
      expected = expected.replace(from, to);
      // The editor takes the text over a little after the method's end.
      await expect(page.getByText(/lines? changed/)).toBeVisible();
      expect(await writer.saved()).toBe(expected);
    }
    for (const _ of own) await writer.press("Control+z");
    expect(await writer.saved()).toBe(body);
  });
}

test("[UI46] a composition that is taken back leaves every byte, and Enter that ends one makes no line", async ({
  openGalley,
}) => {
  const writer = await write(await openGalley(withBody("一行目。\n\n- 項目\n")));
  const { page } = writer;
  const devtools = await page.context().newCDPSession(page);
  await writer.caret("behind", "項目");
  await devtools.send("Input.imeSetComposition", { text: "かな", selectionStart: 2, selectionEnd: 2 });
  await devtools.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
  await page.waitForTimeout(150);
  await expect(page.getByText("No changes")).toBeVisible();
  await devtools.send("Input.imeSetComposition", { text: "かな", selectionStart: 2, selectionEnd: 2 });
  // The key that chooses: an input method has it, and says so.
  await devtools.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    key: "Process",
    code: "Enter",
    windowsVirtualKeyCode: 229,
  });
  await devtools.send("Input.insertText", { text: "仮名" });
  await expect(page.getByText("1 line changed")).toBeVisible();
  expect(await writer.saved()).toBe("一行目。\n\n- 項目仮名\n");
});
