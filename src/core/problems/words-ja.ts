/** The sentences of problems in Japanese. */

import type { Problem } from "./problem.ts";
import type { FixWords, Words } from "./words-en.ts";
import { siteJapanese } from "./words-site-ja.ts";

const syntax: Readonly<Record<string, (found: string) => string>> = {
  "full-width-colon": () =>
    "項目名のあとのコロンが全角（：）です。半角のコロンと半角スペース（: ）に直してください。",
  "full-width-space": () => "行頭に全角スペースがあります。半角スペースに直してください。",
  tab: () => "行頭にタブがあります。字下げには半角スペースを使ってください。",
  "control-character": (found) => `目に見えない制御文字（${found}）があります。削除してください。`,
  "unclosed-quote": () => "引用符が閉じられていません。値の終わりに引用符を付けてください。",
  "unclosed-bracket": () => "括弧が閉じられていません。リストは ] で、マップは } で閉じてください。",
  "colon-in-value": () => "値の中に「コロン＋スペース」があります。値全体を引用符で囲んでください。",
  "reserved-character": () =>
    "値が特別な意味をもつ記号（@、`、% など）で始まっています。値を引用符で囲んでください。",
  "quote-in-quotes": () =>
    "閉じた引用符のあとに文字があります。引用符の中の引用符は二重（''）にするか、\\\" と書いてください。",
  indentation: () => "字下げが前の行と合っていません。同じ階層の項目は同じ桁から始めてください。",
  "missing-colon": () => "この行は項目になっていません。「名前、コロン、スペース、値」の順に書いてください。",
  "bad-escape": () =>
    "二重引用符の中で、バックスラッシュのあとに使えない文字があります。一重引用符にするか、\\\\ と書いてください。",
  "unknown-alias": (found) =>
    `別名 *${found} の元になる &${found} が見つかりません。アスタリスクで始まる値なら、引用符で囲んでください。`,
  "several-documents": () =>
    "フロントマターに複数の文書が含まれています。途中の --- の行を取り除き、一つにしてください。",
  "complex-key": () => "項目名が文字列ではありません。{ や [ で始まる値は引用符で囲んでください。",
};

const limits: Readonly<Record<string, string>> = {
  length: "フロントマターが64 KBを超えています。",
  keys: "フロントマターの項目が1,000個を超えています。",
  depth: "フロントマターの階層が50段を超えています。",
  aliases: "フロントマターの別名が200個を超えています。",
  values: "フロントマターの別名を展開すると、値が10,000個を超えます。",
};

const kinds: Readonly<Record<string, string>> = {
  string: "テキスト",
  number: "数値",
  integer: "整数",
  boolean: "true／false",
  array: "リスト",
  object: "項目のまとまり",
  nothing: "空",
  date: "日付",
  "date-time": "日時",
  time: "時刻",
  null: "空",
};

const formats: Readonly<Record<string, string>> = {
  date: "日付（例：2026-01-31）",
  "date-time": "日時（例：2026-01-31T09:00:00Z）",
  time: "時刻（例：09:00:00）",
  email: "メールアドレス",
  uri: "完全なURL（例：https://example.com/）",
  url: "完全なURL（例：https://example.com/）",
};

function anyOf(list: unknown): string {
  const names = String(list ?? "")
    .split(", ")
    .filter(Boolean)
    .map((name) => kinds[name] ?? name);
  return names.length === 0 ? "別の値" : names.join("または");
}

function differently({ found, reading, other }: Problem["details"]): string {
  switch (reading) {
    case "boolean":
      return `「${found}」はここではテキストですが、${other} と解釈するサイト生成ツールがあります。引用符で囲むと確実です。`;
    case "number":
      return `「${found}」を数値 ${other} と解釈するサイト生成ツールがあります。テキストなら引用符で囲んでください。`;
    case "utc":
      return `「${found}」にはタイムゾーンがないため、UTCとして扱われます。+09:00 や Z を付けてください。`;
    case "date":
      return `引用符のない「${found}」は、サイト側では日付になりますが、ここにはテキストが必要です。引用符で囲んでください。`;
    case "other":
      return `サイト側では「${found}」が${other === "" ? "空の値" : `「${other}」`}として読み取られます。テキストなら引用符で囲んでください。`;
    case "refused":
      return "このフロントマターは、Galley では読めますが、サイト側では読み取れません。公開する前に確認してください。";
    default:
      return `「${found}」を数値ではなくテキストと解釈するサイト生成ツールがあります。`;
  }
}

export const japanese: Words = {
  ...siteJapanese,
  "frontmatter-syntax": ({ reason, found }) =>
    `フロントマターを読み取れません。${syntax[String(reason)]?.(String(found ?? "")) ?? String(found ?? "")}ソースとして編集してください。`,
  "frontmatter-too-large": ({ limit }) =>
    `${limits[String(limit)] ?? "フロントマターが大きすぎます。"}ソースとしてのみ編集できます。`,
  "frontmatter-unsupported": ({ language }) =>
    `フロントマターが「${language}」で書かれています。Galley はこれを読み取らず、実行もしません。ソースとしてのみ編集できます。`,
  "frontmatter-duplicate-key": ({ name, first, second }) =>
    `項目「${name}」が${first === undefined ? "" : `${first}行目と${second}行目に`}重複しています。ソースでどちらかを削除してください。`,
  "frontmatter-not-a-map": ({ reason, found }) =>
    reason === "full-width-colon"
      ? `「${found}」のコロンが全角（：）のため、項目として読み取れません。半角のコロンと半角スペース（: ）に直してください。`
      : `フロントマターが${reason === "list" ? "リスト" : "ただのテキスト"}になっていて、項目がありません。「名前、コロン、スペース、値」の順に書いてください。`,
  "frontmatter-read-differently": differently,
  "field-required": (_, field) => `「${field}」がありません。スキーマで必須の項目です。入力してください。`,
  "field-type": ({ expected, found }, field) =>
    found === "nothing"
      ? `「${field}」が空です（${anyOf(expected)}が必要です）。入力するか、項目を削除してください。`
      : `「${field}」は${anyOf(found)}ですが、${anyOf(expected)}でなければなりません。`,
  "field-choice": ({ expected, found }, field) =>
    `「${field}」の値「${found}」は選択肢にありません（選択肢：${expected}）。`,
  "field-format": ({ expected, found }, field) =>
    `「${field}」の値「${found}」を、${formats[String(expected)] ?? `「${expected}」の形式`}に直してください。`,
  "field-length": ({ bound, limit, found, unit }, field) => {
    const counter = unit === "characters" ? "文字" : "個";
    return `「${field}」は${limit}${counter}${bound === "least" ? "以上" : "以内"}にしてください（現在${found}${counter}）。`;
  },
  "field-range": ({ bound, limit, found }, field) => {
    const name = String(bound);
    if (name === "multipleOf") return `「${field}」は${limit}の倍数にしてください（現在${found}）。`;
    const isMinimum = name.toLowerCase().endsWith("minimum");
    const relation = name.startsWith("exclusive")
      ? isMinimum
        ? "より大きい値"
        : "より小さい値"
      : isMinimum
        ? "以上"
        : "以下";
    return `「${field}」は${limit}${relation}にしてください（現在${found}）。`;
  },
  "field-pattern": ({ expected, found }, field) =>
    `「${field}」の値「${found}」は、スキーマが求める形式（${expected}）に合っていません。`,
  "field-unknown": (_, field) =>
    `「${field}」はスキーマにない項目です。サイトでは無視されます。つづりを確認してください。`,
  "field-invalid": ({ reason, name, message }, field) => {
    if (reason === "schema-too-large")
      return "スキーマの組み合わせが多すぎて、項目を検査しきれません。編集はできますが、検査は行いません。";
    if (reason === "schema") return `スキーマ自体に誤りがあり、項目を検査できません：${message}`;
    if (reason === "reserved-name")
      return `「${name}」はプログラムで特別な意味をもつため、項目名に使えません。ソースで名前を変えてください。`;
    return `「${field}」がスキーマの規則に反しています：${message}`;
  },
  "field-refused": ({ message }, field) =>
    field === ""
      ? `サイトで受け付けられません：${message}`
      : `「${field}」はサイトで受け付けられません：${message}`,
  "date-impossible": ({ found }, field) =>
    `「${field}」の ${found} は存在しない日時です。別の日付で公開するサイト生成ツールもあります。`,
  "encoding-unsupported": ({ encoding }) =>
    `このファイルはUTF-8ではありません${encoding ? `（${encoding}のようです）` : ""}。閲覧はできますが保存できません。先にUTF-8に変換してください。`,
  "block-unsafe": ({ name }) =>
    `安全のため表示していない箇所${name ? `（${name}）` : ""}があります。内容はそのまま保たれます。`,
  "emphasis-not-published": ({ text, marks }) =>
    `「${text}」は強調にならず、${marks} がそのまま公開されます。記号が約物と文字に挟まれているためです。`,
};

export const japaneseFixes: FixWords = {
  "emphasis-moved": (becomes) => `記号の位置を変える：${becomes}`,
  "emphasis-asterisks": (becomes) => `アスタリスクにする：${becomes}`,
  "emphasis-html": (becomes) => `HTMLで書く：${becomes}`,
  "value-set": (becomes) => `「${becomes}」にする`,
  "value-removed": () => "この項目を取り除く",
};
