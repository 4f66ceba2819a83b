/** What commands and menus are called, in each of Galley's languages. */

import type { CommandId, MenuId } from "../commands.ts";
import type { InterfaceLanguage } from "../settings/settings.ts";

type InEachLanguage = Readonly<Record<InterfaceLanguage, string>>;

const commandNames: Readonly<Record<CommandId, InEachLanguage>> = {
  "folder.open": { en: "Open folder…", ja: "フォルダーを開く…" },
  "folder.close": { en: "Close folder", ja: "フォルダーを閉じる" },
  "folder.trust": { en: "Trust of this folder…", ja: "このフォルダーの信頼…" },
  "document.save": { en: "Save", ja: "保存" },
  "recovery.show": { en: "Unsaved text from earlier…", ja: "前回の未保存テキスト…" },
  "article.new": { en: "New article…", ja: "新しい記事…" },
  "article.duplicate": { en: "Duplicate article…", ja: "記事を複製…" },
  "article.move": { en: "Rename or move…", ja: "名前変更・移動…" },
  "article.reveal": { en: "Show in the file manager", ja: "ファイルマネージャーで表示" },
  "article.copyPath": { en: "Copy the file’s path", ja: "ファイルのパスをコピー" },
  "article.copyLink": { en: "Copy a link to the article", ja: "記事へのリンクをコピー" },
  "article.delete": { en: "Delete article…", ja: "記事を削除…" },
  "deleted.show": { en: "Recently deleted…", ja: "最近削除した記事…" },
  "settings.open": { en: "Settings…", ja: "設定…" },
  "edit.undo": { en: "Undo", ja: "元に戻す" },
  "edit.redo": { en: "Redo", ja: "やり直す" },
  find: { en: "Find", ja: "検索" },
  "library.show": { en: "Library", ja: "記事一覧" },
  "page.dashboard": { en: "The site at a glance", ja: "サイトの概要" },
  "page.media": { en: "Images of the site", ja: "サイトの画像" },
  "page.table": { en: "Table of all articles", ja: "全記事の表" },
  "page.search": { en: "Search all articles", ja: "全記事を検索" },
  "page.translations": { en: "Translations", ja: "翻訳" },
  "page.bulk": { en: "Bulk edit", ja: "一括編集" },
  "page.problems": { en: "Problems of the site", ja: "サイト全体の問題" },
  "left.visual": { en: "Visual editor", ja: "ビジュアルエディター" },
  "left.source": { en: "Source editor", ja: "ソースエディター" },
  "right.preview": { en: "Preview beside", ja: "プレビューを横に表示" },
  "right.form": { en: "Fields beside", ja: "項目を横に表示" },
  "right.source": { en: "Source beside", ja: "ソースを横に表示" },
  "right.variant": { en: "Translation beside", ja: "翻訳を横に表示" },
  "right.history": { en: "Earlier versions beside", ja: "履歴を横に表示" },
  "right.close": { en: "Close the pane beside", ja: "横のペインを閉じる" },
  "changes.show": { en: "Show unsaved changes", ja: "未保存の変更を表示" },
  "problems.show": { en: "Show problems", ja: "問題を表示" },
  "preview.prove": { en: "Prove the page by a production build", ja: "公開用のビルドでページを確かめる" },
  "theme.toggle": { en: "Switch light and dark", ja: "ライト／ダークを切り替え" },
  "language.toggle": { en: "日本語に切り替え", ja: "Switch to English" },
  "help.about": { en: "About Galley", ja: "Galley について" },
};

const menuNames: Readonly<Record<MenuId, InEachLanguage>> = {
  file: { en: "File", ja: "ファイル" },
  edit: { en: "Edit", ja: "編集" },
  view: { en: "View", ja: "表示" },
  help: { en: "Help", ja: "ヘルプ" },
};

/** A command's name for menus and tooltips. The language switch is named in the language it leads to. */
export function commandName(id: CommandId, language: InterfaceLanguage): string {
  return commandNames[id][language];
}

export function menuName(id: MenuId, language: InterfaceLanguage): string {
  return menuNames[id][language];
}
