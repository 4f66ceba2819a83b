/** Offers what was unsaved when Galley last ended, as soon as its folder is open again. */

import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Article } from "#core/library/article";
import { describeFailure } from "#core/words/failures";
import type { JournalEntryId } from "#contract/journal";
import { ChangesDialog } from "../features/changes/index.ts";
import { RecoveryDialog, type RecoveryItem } from "../features/recovery/index.ts";
import type { Host } from "../host/create-host.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { failureOf } from "../state/actions.ts";
import { articleAt } from "../state/article-at.ts";
import { useCommand } from "../state/commands.ts";
import {
  bringBack,
  findUnsaved,
  putAside,
  restoreAsFile,
  restoreUnsaved,
  type UnsavedText,
} from "../state/recovery.ts";
import { useAppState, useStore } from "../state/store.ts";
import { takeAnswer } from "../state/take-answer.ts";
import { useActions } from "../state/use-actions.ts";
import { useNotify } from "../state/use-notify.ts";
import type { OpenWorkspace } from "../state/workspace-state.ts";

export function Recovery({ host }: { readonly host: Host }) {
  const workspace = useAppState((state) => state.workspace);
  // Titles are in the library, and articles to open.
  if (workspace?.library.kind !== "read") return null;
  return <FolderRecovery key={workspace.value.id} host={host} workspace={workspace} />;
}

type Offer = Pick<RecoveryItem, "unsaved" | "isDiscarded" | "problem">;

interface FolderRecoveryProps {
  readonly host: Host;
  readonly workspace: OpenWorkspace;
}

function FolderRecovery({ host, workspace }: FolderRecoveryProps) {
  const { t } = useTranslation(["recovery"]);
  const notify = useNotify();
  const { offers, isOpen, setOpen, begunAt, isBusy, act } = useOffers(host, workspace);
  const [compared, setCompared] = useState<UnsavedText | null>(null);
  const restore = useRestore(host, workspace);
  const close = (left: readonly Offer[]) => {
    setOpen(false);
    restore.show();
    if (left.some(({ isDiscarded }) => !isDiscarded)) notify("info", t("stays"));
  };
  const restoreAll = async (chosen: readonly UnsavedText[]) => {
    let left = offers;
    for (const unsaved of chosen) {
      const done = await act(unsaved, () => restore.one(unsaved), "gone");
      if (done) left = left.filter((offer) => offer.unsaved !== unsaved);
    }
    if (left.every(({ isDiscarded }) => isDiscarded)) close(left);
  };
  useCommand("recovery.show", offers.length > 0 ? () => setOpen(true) : null);
  const items = offers.map((offer) => ({ ...offer, ...namesOf(offer.unsaved, workspace) }));
  return (
    <>
      <RecoveryDialog
        items={items}
        now={begunAt}
        isOpen={isOpen && compared === null}
        isBusy={isBusy}
        onCompare={setCompared}
        onRestore={(chosen) => void restoreAll(chosen)}
        onDiscard={(unsaved) =>
          void act(unsaved, () => putAside(host, workspace.value.id, unsaved.entry), "discarded")
        }
        onBringBack={(unsaved) =>
          void act(unsaved, () => bringBack(host, workspace.value.id, unsaved.entry), "offered")
        }
        onClose={() => close(offers)}
      />
      {compared ? (
        <ChangesDialog
          title={t("compareTitle")}
          before={compared.file?.text ?? compared.baseText}
          after={compared.text}
          onSave={null}
          onClose={() => setCompared(null)}
        />
      ) : null}
    </>
  );
}

/** What is offered, found when the folder opens, and what the person does with each. */
function useOffers(host: Host, { value: { id } }: OpenWorkspace) {
  const language = useLanguage();
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [begunAt] = useState(() => Date.now());
  useEffect(
    () =>
      // A host that is gone is told of elsewhere; nothing is lost by not offering.
      takeAnswer(findUnsaved(host, id), (found) => {
        setOffers(found.map((unsaved) => ({ unsaved, isDiscarded: false, problem: null })));
        if (found.some(({ isElsewhere }) => !isElsewhere)) setOpen(true);
      }),
    [host, id],
  );
  const change = useCallback((entry: JournalEntryId, next: (offer: Offer) => Offer | null) => {
    setOffers((all) =>
      all.flatMap((offer) => {
        if (offer.unsaved.entry !== entry) return [offer];
        const changed = next(offer);
        return changed ? [changed] : [];
      }),
    );
  }, []);
  const act = async (
    { entry, path }: UnsavedText,
    task: () => Promise<void>,
    becomes: "gone" | "discarded" | "offered",
  ): Promise<boolean> => {
    setBusy(true);
    try {
      await task();
      change(entry, (offer) =>
        becomes === "gone" ? null : { ...offer, isDiscarded: becomes === "discarded", problem: null },
      );
      return true;
    } catch (error) {
      const { code, details } = failureOf(error);
      if (code === "bug") reportError(error);
      const problem = describeFailure({ code, details: { path, ...details } }, language);
      change(entry, (offer) => ({ ...offer, problem }));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { offers, isOpen, setOpen, begunAt, isBusy, act };
}

/** Puts texts back, and shows the last of them when that is done. */
function useRestore(host: Host, workspace: OpenWorkspace) {
  const { t } = useTranslation("recovery");
  const store = useStore();
  const notify = useNotify();
  const { readLibrary } = useActions();
  const restored = useRef<readonly string[]>([]);
  const { id } = workspace.value;
  return {
    async one(unsaved: UnsavedText): Promise<void> {
      if (unsaved.file === null) {
        await restoreAsFile(host, id, unsaved);
        await readLibrary();
      } else {
        const article = articleAt(store.state().workspace, unsaved.path);
        const { documentStoreOf } = await import("../state/document-stores.ts");
        await restoreUnsaved(
          documentStoreOf(host, workspace.value),
          article ?? unlisted(unsaved.path),
          unsaved,
        );
      }
      restored.current = [...restored.current, unsaved.path];
    },
    show() {
      const { length: count } = restored.current;
      const path = restored.current.at(-1);
      if (path === undefined) return;
      restored.current = [];
      const article = articleAt(store.state().workspace, path) ?? unlisted(path);
      store.dispatch({ kind: "article-opened", article, path });
      notify("success", t("restored", { count }));
    },
  };
}

/** An article that the library does not list (a rule of the site, or a file too deep) opens by its path all the same. */
function unlisted(path: string): Article {
  const variant = {
    path,
    locale: null,
    title: null,
    description: null,
    date: null,
    category: null,
    tags: [],
    draft: false,
    errors: 0,
    warnings: 0,
  };
  return { id: path, collection: "", key: path, variants: [variant] };
}

function namesOf({ path }: UnsavedText, workspace: OpenWorkspace): Pick<RecoveryItem, "title" | "locale"> {
  const variant = articleAt(workspace, path)?.variants.find((one) => one.path === path);
  return { title: variant?.title ?? path, locale: variant?.title ? variant.locale : null };
}
