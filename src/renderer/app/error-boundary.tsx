/** A screen that fails takes no text with it. */

import { Component, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { unsavedTexts } from "../state/unsaved.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

interface UnsavedText {
  readonly path: string;
  readonly text: string;
}

interface BoundaryState {
  readonly rescued: readonly UnsavedText[] | null;
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { rescued: null };

  /** Runs before React takes the failed screen down, and its documents with it: the texts are still there. */
  static getDerivedStateFromError(): BoundaryState {
    return { rescued: unsavedTexts() };
  }

  override render() {
    const { rescued } = this.state;
    if (rescued === null) return this.props.children;
    return <CrashScreen rescued={rescued} onAgain={() => this.setState({ rescued: null })} />;
  }
}

function CrashScreen({
  rescued,
  onAgain,
}: {
  readonly rescued: readonly UnsavedText[];
  readonly onAgain: () => void;
}) {
  const { t } = useTranslation("app");
  return (
    <main className="app-crash">
      <EmptyState title={t("crash.title")} actions={<Button onPress={onAgain}>{t("crash.again")}</Button>}>
        <p role="alert">{rescued.length > 0 ? t("crash.body") : t("crash.bodyClean")}</p>
      </EmptyState>
      {rescued.map((unsaved) => (
        <RescuedText key={unsaved.path} unsaved={unsaved} />
      ))}
    </main>
  );
}

function RescuedText({ unsaved: { path, text } }: { readonly unsaved: UnsavedText }) {
  const { t } = useTranslation("app");
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <section className="app-rescued">
      <header>
        <h2>{t("crash.unsaved", { path })}</h2>
        <span role="status">{isCopied ? t("crash.copied") : ""}</span>
        <Button size="small" onPress={() => void copy()}>
          {t("crash.copy")}
        </Button>
      </header>
      <textarea readOnly value={text} aria-label={t("crash.unsaved", { path })} rows={12} />
    </section>
  );
}
