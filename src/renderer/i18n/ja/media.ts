import type { Translated } from "../catalog.ts";
import type { media as english } from "../en/media.ts";

export const media = {
  title: "サイトの画像",
  heading: "{{name}} の画像",
  reading: "画像を探しています",
  failed: "画像を読み込めませんでした",
  filter: "名前やフォルダーで絞り込む",
  kind: "表示する画像",
  kinds: {
    all: "すべて（{{number}}）",
    unused: "未使用（{{number}}）",
    broken: "見つからない（{{number}}）",
  },
  shown_other: "{{number}} 件を表示",
  list: "見つかった画像",
  cut: "画像が多いため、一部だけを表示しています。",
  none: {
    all: "該当する画像はありません",
    unused: "すべての画像が使われています",
    broken: "記事が参照する画像はすべてそろっています",
  },
  uses_other: "{{count}} か所で使用",
  unused: "どの記事でも使われず、サイトのファイルにも名前がありません",
  mentioned: "記事では使われていませんが、サイトのファイルに名前があります",
} as const satisfies Translated<typeof english>;
