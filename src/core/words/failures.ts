/** The sentence that a person reads when a call failed, in each of Galley's languages. */

import type { InterfaceLanguage } from "../settings/settings.ts";

/** A failure as it crossed: its code (contract/failure.ts lists them) and the values for its sentence. */
export interface FailureLike {
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
}

type Sentences = Readonly<Record<string, string>>;

/** `{name}` is the file or folder that the failure is about. */
const english = {
  "invalid-input": "Galley could not make sense of what was asked. Nothing was changed.",
  "unknown-call": "This window and its Galley do not belong together. Reload the window.",
  "no-workspace": "This folder is no longer open. Open it again to go on.",
  "not-found": "{name} is not there.",
  "not-a-folder": "{name} is a file. Open the folder that it is in.",
  "not-a-file":
    "There is a folder where {name} was. Your text is still here: move the folder away, or save your text under another name.",
  "outside-workspace": "{name} is outside the open folder, and Galley does not touch it.",
  protected: "{name} is protected: Galley neither shows nor changes it.",
  "bad-name": "{name} is a name that not every system can store. Choose another.",
  exists: "{name} is already there, and Galley does not replace it.",
  "changed-on-disk": "Another program changed {name} meanwhile. Nothing was overwritten.",
  vanished:
    "{name} was deleted or moved meanwhile. Your text is still here: save it again, or under another name.",
  "read-only":
    "{name} may not be written. Your text is still here: allow writing to the file, or save your text under another name.",
  "no-permission":
    "You do not have permission to use {name}. Change its permissions, or ask whoever looks after this computer.",
  "disk-full":
    "The disk is full. The old file is untouched and your text is still here; free some space and save again.",
  "too-large": "{name} is too large for Galley.",
  encoding: "{name} is not text in an encoding that Galley can write back unchanged.",
  io: "The disk reported an error with {name}. Nothing was half written and your text is still here: try again, and save a copy on another disk if that fails.",
  damaged:
    "This version of {name} is damaged and cannot be read. The article and its other versions are not affected.",
  "is-a-link": "{name} is a link to another file. Move or delete the link with your system’s file manager.",
  unreadable:
    "{name} could not be read as it is written, so nothing of it was changed. Put it right as text first.",
  "no-place":
    "Nothing shows where a translation of {name} belongs. Say in galley.json how the collection’s files are laid out.",
  "no-history":
    "There is no git history here to read, or git is not installed. Begin with what there is instead.",
  "not-an-image":
    "{name} is no picture that pages show: PNG, JPEG, GIF, WebP, AVIF, or SVG without a program in it.",
  "no-file-manager":
    "Galley runs in a browser here, which cannot open the system’s file manager. The path of {name} can be copied instead.",
  refused: "This address is no longer valid. Start Galley again and use the address it opens or prints.",
  "not-trusted":
    "This folder is restricted, so nothing of it was run. Trust it first if you know who made it.",
  busy: "Another program holds {name}, or too much is going on at once. Try again in a moment.",
  "timed-out": "That took too long and was stopped. Nothing was changed.",
  "publisher-missing":
    "{name} is not installed, so the site cannot be shown as it publishes. Install it and start the preview again.",
  "publisher-failed": "The site’s own program ended with an error. What it printed says more.",
  disconnected: "Galley does not answer. It may have been closed; your text is still in this window.",
  bug: "Something went wrong inside Galley. Your text is still here.",
} as const satisfies Sentences;

const japanese: Readonly<Record<keyof typeof english, string>> = {
  "invalid-input": "要求の内容を解釈できませんでした。何も変更されていません。",
  "unknown-call":
    "このウィンドウと Galley 本体のバージョンが一致しません。ウィンドウを再読み込みしてください。",
  "no-workspace": "このフォルダーはすでに閉じられています。続けるには開き直してください。",
  "not-found": "{name}が見つかりません。",
  "not-a-folder": "{name}はファイルです。それが入っているフォルダーを開いてください。",
  "not-a-file":
    "{name}の場所にフォルダーがあります。編集中のテキストは失われていません。フォルダーを移動するか、別の名前で保存してください。",
  "outside-workspace": "{name}は開いているフォルダーの外にあるため、Galley は操作しません。",
  protected: "{name}は保護されているため、Galley では表示も変更もできません。",
  "bad-name": "{name}は一部のシステムで保存できない名前です。別の名前にしてください。",
  exists: "{name}はすでに存在します。上書きはしません。",
  "changed-on-disk": "{name}がほかのプログラムによって変更されました。上書きはしていません。",
  vanished:
    "{name}が削除または移動されました。編集中のテキストは失われていません。もう一度保存するか、別の名前で保存してください。",
  "read-only":
    "{name}に書き込めません。編集中のテキストは失われていません。ファイルへの書き込みを許可するか、別の名前で保存してください。",
  "no-permission":
    "{name}を使用する権限がありません。アクセス権を変更するか、コンピューターの管理者に確認してください。",
  "disk-full":
    "ディスクの空き容量が足りません。元のファイルと編集中のテキストは無事です。空き容量を確保してから保存し直してください。",
  "too-large": "{name}は大きすぎるため扱えません。",
  encoding: "{name}の文字コードは、内容を変えずに書き戻せないため編集できません。",
  io: "{name}の処理中にディスクエラーが発生しました。書きかけのファイルはなく、編集中のテキストも失われていません。もう一度試し、それでも失敗する場合は別のディスクに保存してください。",
  damaged: "{name}のこの版は壊れていて読み込めません。記事とほかの版には影響ありません。",
  "is-a-link":
    "{name}は別のファイルへのリンクです。移動や削除はシステムのファイルマネージャーで行ってください。",
  unreadable: "{name}の書き方を読み取れないため、何も変更していません。先にテキストとして直してください。",
  "no-place":
    "{name}の翻訳をどこに置くか、手がかりがありません。コレクションのファイル配置をgalley.jsonに書いてください。",
  "no-history": "読み取れるgitの履歴がないか、gitが入っていません。代わりに今ある状態から始めてください。",
  "not-an-image":
    "{name}はページに表示できる画像ではありません。使えるのは PNG、JPEG、GIF、WebP、AVIF と、プログラムを含まない SVG です。",
  "no-file-manager":
    "Galley をブラウザーで使っているため、システムのファイルマネージャーは開けません。代わりに{name}のパスをコピーできます。",
  refused: "このアドレスは無効になりました。Galley を起動し直し、表示されたアドレスを開いてください。",
  "not-trusted":
    "このフォルダーは制限されているため、何も実行していません。作成者を信頼できる場合は、先にフォルダーを信頼してください。",
  busy: "{name}がほかのプログラムで使用中か、処理が集中しています。しばらくしてからもう一度お試しください。",
  "timed-out": "時間がかかりすぎたため中止しました。何も変更されていません。",
  "publisher-missing":
    "{name}がインストールされていないため、公開されるとおりには表示できません。インストールしてから、もう一度プレビューを開始してください。",
  "publisher-failed": "サイトのプログラムがエラーで終了しました。詳しくはプログラムの出力をご覧ください。",
  disconnected:
    "Galley 本体が応答しません。終了した可能性があります。編集中のテキストはこのウィンドウに残っています。",
  bug: "Galley の内部で問題が発生しました。編集中のテキストは失われていません。",
};

/** What `{name}` says when the failure does not name its file. */
const unnamed: Readonly<Record<InterfaceLanguage, string>> = {
  en: "The file or folder",
  ja: "ファイルまたはフォルダー",
};

/**
 * Say in a plain sentence what went wrong.
 *
 * A code without a sentence (a newer host) reads as `bug`. Details `path`, `folder` or `name` name what it is about.
 */
export function describeFailure(failure: FailureLike, language: InterfaceLanguage): string {
  const sentences: Sentences = language === "ja" ? japanese : english;
  const sentence = sentences[failure.code] ?? sentences.bug ?? "";
  const { path, folder, name } = failure.details;
  const named = path ?? folder ?? name;
  const quoted = named === undefined ? unnamed[language] : language === "ja" ? `「${named}」` : `“${named}”`;
  return sentence.replace("{name}", () => quoted);
}

/** Every code that has a sentence. */
export const describedFailures: readonly string[] = Object.keys(english);
