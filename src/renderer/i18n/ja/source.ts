import type { Translated } from "../catalog.ts";
import type { source as english } from "../en/source.ts";

export const source = {
  label: "ソース",
  phrases: {
    Find: "検索",
    Replace: "置換",
    next: "次へ",
    previous: "前へ",
    all: "すべて選択",
    "match case": "大文字と小文字を区別",
    regexp: "正規表現",
    "by word": "単語単位",
    replace: "置換",
    "replace all": "すべて置換",
    close: "閉じる",
    "current match": "現在の一致",
    "on line": "行",
    "replaced match on line $": "$ 行目の一致を置換しました",
    "replaced $ matches": "$ 件を置換しました",
    "Go to line": "指定行へ移動",
    go: "移動",
    "Control character": "制御文字",
    "Selection deleted": "選択範囲を削除しました",
  },
} as const satisfies Translated<typeof english>;
