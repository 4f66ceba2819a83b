/** The glossary of two languages: its terms, a new one, and what the site's translations propose. */

import { useEffect, useRef, useState, type Ref } from "react";
import { useTranslation } from "react-i18next";
import type { TermCandidate } from "#core/glossary/candidates";
import { GLOSSARY_PATH, termsBetween, termUses, type Term, type TermUse } from "#core/glossary/glossary";
import { languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { TermsPaneProps } from "./terms-pane.tsx";

export interface GlossaryDialogProps extends Omit<TermsPaneProps, "block"> {
  readonly onClose: () => void;
}

export function GlossaryDialog({ glossary, host, path, locales, onClose }: GlossaryDialogProps) {
  const { t } = useTranslation("glossary");
  const language = useLanguage();
  const names = {
    source: languageName(locales.source ?? "und", language),
    target: languageName(locales.target ?? "und", language),
  };
  const form = useRef<HTMLFormElement>(null);
  // What was pressed goes or is disabled, and the focus with it: the next term is typed.
  const goOn = (): void => form.current?.querySelector("input")?.focus();
  const add = (term: Omit<Term, "from" | "to">): void => {
    glossary.change([], [{ ...term, from: locales.source ?? "", to: locales.target ?? "" }]);
    goOn();
  };
  const remove = (term: Term): void => {
    glossary.change([term], []);
    goOn();
  };
  const candidates = useCandidates(host, path, glossary.all);
  const own = termsBetween(glossary.all, locales);
  return (
    <Dialog title={t("title", names)} isOpen onClose={onClose} size="large">
      <div className="glossary">
        <p className="help-remark">{t("where", { path: GLOSSARY_PATH })}</p>
        <TermForm ref={form} names={names} onAdd={add} />
        <h3 className="help-subtitle">{t("terms", { count: own.length })}</h3>
        {own.length === 0 ? <p className="help-remark">{t("empty")}</p> : null}
        <ul className="glossary-terms">
          {own.map((term) => (
            <li key={JSON.stringify(term)}>
              <span>{term.source === "" ? t("anything") : term.source}</span>
              <span>{term.target}</span>
              <span className="glossary-use">
                <Badge tone={term.use === "forbidden" ? "error" : "plain"}>{t(`use.${term.use}`)}</Badge>
                {term.field === "" ? null : <Badge>{term.field}</Badge>}
              </span>
              <Button
                size="small"
                tone="quiet"
                aria-label={t("removeTerm", { source: term.source, target: term.target })}
                onPress={() => remove(term)}
              >
                {t("remove")}
              </Button>
            </li>
          ))}
        </ul>
        <h3 className="help-subtitle">{t("candidates")}</h3>
        {candidates === null || candidates.length > 0 ? null : (
          <p className="help-remark">{t("noCandidates")}</p>
        )}
        <ul className="glossary-terms">
          {candidates?.map(({ source, target, times }) => (
            <li key={`${source} ${target}`}>
              <span>{source}</span>
              <span>{target}</span>
              <span className="help-remark">{t("times", { count: times })}</span>
              <Button
                size="small"
                aria-label={t("acceptTerm", { source, target })}
                onPress={() => add({ source, target, use: "term", field: "", note: "" })}
              >
                {t("accept")}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

/** `null` until they are known. */
function useCandidates(
  host: GlossaryDialogProps["host"],
  path: string,
  all: readonly Term[],
): readonly TermCandidate[] | null {
  const [candidates, setCandidates] = useState<readonly TermCandidate[] | null>(null);
  useEffect(
    // They are only offered: without them any term can be typed.
    () => takeAnswer(host.candidates(path), setCandidates, () => setCandidates([])),
    [host, path, all],
  );
  return candidates;
}

interface TermFormProps {
  readonly ref: Ref<HTMLFormElement>;
  readonly names: { readonly source: string; readonly target: string };
  readonly onAdd: (term: Omit<Term, "from" | "to">) => void;
}

const empty = { source: "", target: "", field: "", note: "" };

function TermForm({ ref, names, onAdd }: TermFormProps) {
  const { t } = useTranslation("glossary");
  const [form, setForm] = useState(empty);
  const [use, setUse] = useState<TermUse>("term");
  const isWhole =
    form.target.trim() !== "" &&
    (form.source.trim() !== "" || use === "forbidden") &&
    (use !== "value" || form.field.trim() !== "");
  const change = (part: Partial<typeof empty>): void => setForm((before) => ({ ...before, ...part }));
  return (
    <form
      ref={ref}
      className="glossary-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWhole) return;
        onAdd({ ...form, field: use === "value" ? form.field : "", use });
        setForm(empty);
      }}
    >
      <TextField label={names.source} value={form.source} onChange={(source) => change({ source })} />
      <TextField label={names.target} value={form.target} onChange={(target) => change({ target })} />
      <Select
        label={t("useLabel")}
        choices={termUses.map((id) => ({ id, label: t(`use.${id}`) }))}
        value={use}
        onChange={(id) => setUse(termUses.find((one) => one === id) ?? "term")}
      />
      {use === "value" ? (
        <TextField label={t("field")} value={form.field} onChange={(field) => change({ field })} />
      ) : (
        <TextField label={t("note")} value={form.note} onChange={(note) => change({ note })} />
      )}
      <Button type="submit" tone="primary" isDisabled={!isWhole}>
        {t("add")}
      </Button>
    </form>
  );
}
