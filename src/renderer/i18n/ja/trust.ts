import type { Translated } from "../catalog.ts";
import type { trust as english } from "../en/trust.ts";

export const trust = {
  badge: { restricted: "制限中", trusted: "信頼済み", changed: "制限中（変更あり）" },
  hint: {
    restricted: "このフォルダーのプログラムは実行されず、外部サイトの画像も読み込まれません。",
    trusted: "外部サイトの画像が読み込まれ、サイト自身のプログラムを実行できます。",
    changed: "信頼したあとに、このフォルダーが実行する内容が変わりました。",
  },
  title: {
    restricted: "このフォルダーを信頼しますか？",
    trusted: "このフォルダーは信頼されています",
    changed: "このフォルダーが実行する内容が変わりました",
  },
  now: "信頼するまでは制限されたままです。記事の閲覧、編集、保存はすべてできますが、フォルダーの中のものは何も実行されません。",
  nowTrusted: "作成者と実行される内容を確認したうえで、信頼することを選択済みです。",
  nowChanged: "信頼したあとに、次のファイルが変わりました。確認するまで制限されます。",
  notHere:
    "このフォルダーには Galley 自身のファイルがあるため、信頼できません。サイトのフォルダーを開いてから信頼してください。",
  means: "信頼すると、次のようになります。",
  pictures: "プレビューで外部サイトの画像を読み込みます。そのサイトには、閲覧したことが伝わります。",
  programs: "必要な機能を使うときに、このコンピューターでサイト自身のプログラムを実行します。",
  noPrograms: "Galley が実行するプログラムは、このサイトには見つかりませんでした。",
  onlyAsked: "Galley が自動的に起動することはありません。実行する内容が変わったときは、もう一度確認します。",
  runs: "実行内容：",
  parent: "{{folder}} にあるほかのフォルダーもすべて信頼する",
  parentRemark: "中身がすべて自分のものである場合だけ選んでください。",
  byParent: "{{folder}} の中をすべて信頼しているため、信頼されています。",
  stay: "制限したままにする",
  grant: "このフォルダーを信頼する",
  grantChanged: "現在の内容で信頼する",
  restrict: "制限に戻す",
  stopParent: "{{folder}} の信頼をやめる",
  reading: "このフォルダーが実行する内容を調べています",
} as const satisfies Translated<typeof english>;
