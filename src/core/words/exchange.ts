/** What is said of a translators' file that is refused, whole or in part. */

import type { FileFault } from "../exchange/model.ts";
import type { UnitFault } from "../exchange/model.ts";
import type { InterfaceLanguage } from "../settings/settings.ts";

type Both = Readonly<Record<InterfaceLanguage, string>>;

const files: Readonly<Record<FileFault, Both>> = {
  "too-large": {
    en: "This file is too large, or took too long to read. Export fewer articles at a time.",
    ja: "ファイルが大きすぎるか、読み取りに時間がかかりすぎました。記事を分けて書き出してください。",
  },
  "too-deep": {
    en: "This file’s elements are nested deeper than any translation needs (line {line}). It was not read.",
    ja: "要素の入れ子が深すぎるため読み取りませんでした（{line}行目）。",
  },
  doctype: {
    en: "This file declares a document type (line {line}), through which a file can reach others or grow without end. Save it without one.",
    ja: "文書型宣言（DOCTYPE）があるため読み取りませんでした（{line}行目）。ほかのファイルを読ませたり際限なく膨らませたりできる仕組みです。宣言のない形で保存し直してください。",
  },
  entity: {
    en: "This file uses an entity that XML does not define by itself (line {line}). It was not read.",
    ja: "XML の既定にない実体参照があるため読み取りませんでした（{line}行目）。",
  },
  instruction: {
    en: "This file holds an instruction for a program (line {line}). It was not read.",
    ja: "プログラムへの処理命令が含まれているため読み取りませんでした（{line}行目）。",
  },
  malformed: {
    en: "This file is broken: line {line} is no well-formed XML. Ask for it again, or export it anew.",
    ja: "ファイルが壊れています。{line}行目が正しい XML ではありません。もう一度受け取るか、書き出し直してください。",
  },
  "not-xml": {
    en: "This is no XLIFF or PO file.",
    ja: "XLIFF ファイルでも PO ファイルでもありません。",
  },
  "not-xliff": {
    en: "This XML file is no XLIFF ({detail}).",
    ja: "この XML ファイルは XLIFF ではありません（{detail}）。",
  },
  "old-xliff": {
    en: "This is XLIFF {detail}. Galley exchanges XLIFF 2.0 and 2.1: have your tool save it as one of these.",
    ja: "XLIFF {detail} のファイルです。扱えるのは 2.0 と 2.1 です。お使いのツールでどちらかの形式に保存し直してください。",
  },
  invalid: {
    en: "This file breaks a rule of XLIFF 2.1 in line {line}: {detail}.",
    ja: "{line}行目が XLIFF 2.1 の規則に反しています：{detail}",
  },
  "not-po": {
    en: "This is no whole PO file: line {line} cannot be read ({detail}).",
    ja: "PO ファイルとして読み取れません（{line}行目：{detail}）。",
  },
  "not-tmx": { en: "This XML file is no TMX.", ja: "この XML ファイルは TMX ではありません。" },
  packed: {
    en: "This file is packed or is no text. Unpack it and import what is inside.",
    ja: "圧縮されたファイルか、テキストではないファイルです。展開してから中のファイルを読み込んでください。",
  },
  "no-language": {
    en: "This file says nothing of the two languages.",
    ja: "この二つの言語の対訳は含まれていません。",
  },
};

const units: Readonly<Record<UnitFault | "no-such-article" | "other-language" | "unreadable", Both>> = {
  "source-changed": {
    en: "The source is another since it was exported, so this was left alone: “{text}”",
    ja: "書き出した後に原文が変わったため、そのままにしました：「{text}」",
  },
  "target-changed": {
    en: "The translation was edited here since it was exported, so this was left alone: “{text}”",
    ja: "書き出した後に訳文がこちらで編集されたため、そのままにしました：「{text}」",
  },
  unknown: {
    en: "This is no segment that Galley exported: “{text}”",
    ja: "Galley が書き出した分節ではありません：「{text}」",
  },
  "code-missing": {
    en: "A placeholder is missing in the translation: {text}",
    ja: "訳文に必要なタグがありません：{text}",
  },
  "code-twice": {
    en: "A placeholder stands twice in the translation: {text}",
    ja: "訳文に同じタグが二つあります：{text}",
  },
  "code-unknown": {
    en: "A placeholder of the translation is none of its source: {text}",
    ja: "訳文のタグが原文にありません：{text}",
  },
  "segments-differ": {
    en: "The segments were joined or split, which Galley cannot take back: “{text}”",
    ja: "分節が結合または分割されているため取り込めません：「{text}」",
  },
  "line-missing": {
    en: "A block was not begun, because one of its lines is not translated: “{text}”",
    ja: "訳されていない行があるため、このブロックは取り込みませんでした：「{text}」",
  },
  "cannot-write": {
    en: "This cannot be written as Markdown without changing what it says: “{text}”",
    ja: "内容を変えずに Markdown として書けません：「{text}」",
  },
  "no-such-article": {
    en: "No translation is at this path.",
    ja: "このパスに訳文のファイルはありません。",
  },
  "other-language": {
    en: "The file is for another language than this translation.",
    ja: "ファイルの言語がこの訳文の言語と違います。",
  },
  unreadable: {
    en: "This translation could not be read.",
    ja: "この訳文を読み取れませんでした。",
  },
};

export type UnitFaultName = keyof typeof units;

/** Why a file is refused, and what to do next. */
export function describeFileFault(
  { fault, line, detail }: { readonly fault: FileFault; readonly line: number; readonly detail: string },
  language: InterfaceLanguage,
): string {
  return files[fault][language].replace("{line}", String(line)).replace("{detail}", () => detail);
}

const LONGEST = 80;

/** Why a segment is refused. */
export function describeUnitFault(
  { fault, text }: { readonly fault: UnitFaultName; readonly text: string },
  language: InterfaceLanguage,
): string {
  const plain = text.replace(/\s+/g, " ").trim();
  const short = [...plain].length > LONGEST ? `${[...plain].slice(0, LONGEST).join("")}…` : plain;
  return units[fault][language].replace("{text}", () => short);
}
