/** Articles as things: made, copied, moved, shown and named, with what that needs of the host. */

import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { titleOf } from "#core/library/order";
import type { ContentPath } from "#contract/values";
import { CopyDialog, MoveDialog, NewArticleDialog } from "../features/articles/index.ts";
import type { Host } from "../host/create-host.ts";
import { useCommand } from "../state/commands.ts";
import { documentStoreOf } from "../state/document-stores.ts";
import { useAppState, useStore } from "../state/store.ts";
import { takeAnswer } from "../state/take-answer.ts";
import { settledUnsavedPaths } from "../state/unsaved.ts";
import { useCopyText, useTellFailure } from "../state/use-notify.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { useArticleActs } from "./use-article-acts.ts";
import { useSettleFileSet } from "./use-file-sets.ts";

/** The article that a command is about, and the file that stands for it. */
interface Target {
  readonly article: Article;
  readonly path: string;
  /** Its files with text that is not saved. */
  readonly unsaved: readonly string[];
}

type Asking = ({ readonly kind: "copy" | "move" } & Target) | { readonly kind: "new" };

export function ArticlesSeat({ host }: { readonly host: Host }) {
  const workspace = useAppState((state) => state.workspace);
  if (workspace?.library.kind !== "read") return null;
  return <OpenSeat key={workspace.value.id} host={host} workspace={workspace} library={workspace.library} />;
}

interface OpenSeatProps {
  readonly host: Host;
  readonly workspace: OpenWorkspace;
  readonly library: Extract<OpenWorkspace["library"], { kind: "read" }>;
}

function OpenSeat({ host, workspace, library }: OpenSeatProps) {
  const store = useStore();
  const [asking, setAsking] = useState<Asking | null>(null);
  const acts = useArticleActs(host);
  const close = () => setAsking(null);
  const target = targetOf(workspace);
  const ask = (kind: "copy" | "move") => () => {
    const found = targetOf(store.state().workspace);
    if (found) setAsking({ kind, ...found, unsaved: unsavedOf(found.article) });
  };
  useCommand("article.new", () => setAsking({ kind: "new" }));
  useCommand("article.duplicate", target ? ask("copy") : null);
  useCommand("article.move", target ? ask("move") : null);
  usePlaceCommands(host, workspace, target);
  const begin = useCallback(
    async (collection: string) => {
      const [schema, { template }] = await Promise.all([
        documentStoreOf(host, workspace.value).schema(collection),
        host.call("articles.template", { workspace: workspace.value.id, collection }),
      ]);
      return { fields: schema?.fields ?? [], template };
    },
    [host, workspace.value],
  );
  return (
    <>
      <Interrupted host={host} workspace={workspace} />
      {asking?.kind === "new" ? (
        <NewArticleDialog
          collections={library.collections}
          articles={library.articles}
          first={target?.article.collection ?? workspace.view.collection ?? library.collections[0]?.id ?? ""}
          begin={begin}
          onMake={(files, title) => acts.make(files, title).then(close)}
          onClose={close}
        />
      ) : null}
      {asking?.kind === "copy" ? (
        <CopyDialog
          article={asking.article}
          isUnsaved={asking.unsaved.length > 0}
          onCopy={(key) => acts.copy(asking.article, key).then(close)}
          onClose={close}
        />
      ) : null}
      {asking?.kind === "move" ? (
        <MoveDialog
          article={asking.article}
          unsaved={asking.unsaved}
          plan={(key) => acts.plan(asking.article, key)}
          onMove={(plan, without) => acts.move(asking.article, plan, without).then(close)}
          onClose={close}
        />
      ) : null}
    </>
  );
}

/** The open article and its variant on show; in the library the selected one. */
function targetOf(workspace: OpenWorkspace | null): Omit<Target, "unsaved"> | null {
  if (!workspace) return null;
  const { route, library, view } = workspace;
  if (route.kind === "workbench") return { article: route.article, path: route.path };
  if (route.kind !== "library" || library.kind !== "read") return null;
  const article = library.articles.find(({ id }) => id === view.selected);
  const [first] = article?.variants ?? [];
  return article && first ? { article, path: first.path } : null;
}

function unsavedOf({ variants }: Article): readonly string[] {
  const unsaved = settledUnsavedPaths();
  return variants.flatMap(({ path }) => (unsaved.includes(path) ? [path] : []));
}

/** Show the file, copy its path, copy a link to its page. */
function usePlaceCommands(
  host: Host,
  { value, trust }: OpenWorkspace,
  target: Omit<Target, "unsaved"> | null,
): void {
  const { t } = useTranslation("articles");
  const tellFailure = useTellFailure("warning");
  const copyText = useCopyText();
  const copy = (text: string, done: string) => copyText(text, done, t("notCopied"));
  const reveal = (path: string) =>
    host.call("articles.reveal", { workspace: value.id, path: path as ContentPath }).catch(tellFailure);
  const copyLink = async ({ article, path }: Omit<Target, "unsaved">) => {
    const at = { workspace: value.id, path: path as ContentPath };
    // Its page's address where the site's own program has said it; else the file's from the site's root.
    const page = trust === "trusted" ? await host.call("publisher.saved", at).catch(() => null) : null;
    const url = page?.url ?? `/${path}`;
    const title = article.variants.find((variant) => variant.path === path)?.title ?? titleOf(article);
    await copy(
      `[${title.replace(/[[\]\\]/g, "\\$&")}](${url.replace(/[\s()<>]/g, encodeURIComponent)})`,
      t("linkCopied"),
    );
  };
  useCommand("article.reveal", target ? () => void reveal(target.path) : null);
  useCommand(
    "article.copyPath",
    target ? () => void copy(`${value.root}/${target.path}`, t("pathCopied")) : null,
  );
  useCommand("article.copyLink", target ? () => void copyLink(target) : null);
}

/** What a crash cut short, with both ways out of it. */
function Interrupted({ host, workspace }: Pick<OpenSeatProps, "host" | "workspace">) {
  const { t } = useTranslation("articles");
  const [sets, setSets] = useState<readonly { readonly id: string; readonly label: string }[]>([]);
  const settle = useSettleFileSet(host);
  const { id: open } = workspace.value;
  useEffect(() => {
    const asked = host.call("articles.interrupted", { workspace: open });
    // What cannot be read is asked for again when the folder is opened again.
    return takeAnswer(asked, ({ sets: found }) => setSets(found));
  }, [host, open]);
  const end = (id: string, call: "articles.undo" | "articles.finish") => {
    setSets((before) => before.filter((set) => set.id !== id));
    void settle(id, call).catch(reportError);
  };
  return sets.map(({ id, label }) => (
    <Notice
      key={id}
      tone="warning"
      isLive
      className="interrupted"
      actions={
        <>
          <Button size="small" onPress={() => end(id, "articles.undo")}>
            {t("takeBack")}
          </Button>
          <Button size="small" tone="primary" onPress={() => end(id, "articles.finish")}>
            {t("finish")}
          </Button>
        </>
      }
    >
      {t("interrupted", { label })}
    </Notice>
  ));
}
