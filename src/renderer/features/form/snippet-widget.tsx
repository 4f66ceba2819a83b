/** A field that has no widget, as YAML: what reads goes into the document while it is typed, what does not waits. */

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Edit } from "#core/document/patch";
import { sameValue } from "#core/frontmatter/compare";
import { readSnippet, snippetOf } from "#core/frontmatter/snippet";
import type { FieldPlace, FieldValue } from "#core/frontmatter/values";
import type { FieldPath } from "#core/problems/problem";
import { describeProblem } from "#core/problems/words";
import { useLanguage } from "../../i18n/use-language.ts";
import type { DocumentSession } from "../../state/document-session.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { useForm } from "./form-context.ts";
import { pathKey } from "./form-model.ts";
import { labelled, type WidgetProps } from "./widget.ts";

interface Draft {
  readonly typed: string;
  /** The field's value that `typed` began from or has become: another one comes from elsewhere and replaces it. */
  readonly base: FieldValue;
}

export function SnippetWidget(props: WidgetProps) {
  const { field } = props;
  const { change, session } = useForm();
  const { t } = useTranslation("form");
  const language = useLanguage();
  const [draft, setDraft] = useState<Draft | null>(null);
  const isApplying = useRef(false);
  const value = field.value ?? null;
  const reading = draft ? readSnippet(draft.typed) : null;
  const isApplied = reading?.kind === "value" && sameValue(reading.value, value);
  if (draft && !sameValue(draft.base, value)) setDraft(isApplied ? { ...draft, base: value } : null);
  const problem = reading?.kind === "problem" ? reading.problem : null;
  const where = problem
    ? t("snippetLine", { line: problem.line ?? 1, message: describeProblem(problem, language) })
    : null;
  const apply = () => {
    if (reading?.kind !== "value" || isApplied || isApplying.current) return;
    // A change has every pane deliver first, this one included.
    isApplying.current = true;
    change({ kind: "set", path: field.path, value: reading.value }, true);
    isApplying.current = false;
  };
  const deliver = useEffectEvent(apply);
  /** For the journal: what reads is delivered to it; what does not read stands there in the value's place. */
  const tell = useEffectEvent((): Edit | null => {
    if (draft === null || isApplied) return [];
    const place = problem === null ? null : placeNow(session, field.path);
    if (place === null) return problem === null ? null : [];
    return [{ from: place.value.from, to: place.value.to, insert: draft.typed }];
  });
  useEffect(() => {
    const stop = session.onFlush(
      () => deliver(),
      () => tell(),
    );
    return () => {
      stop();
      // Whoever leaves the form with a value that reads has not discarded it.
      deliver();
    };
  }, [session]);
  const discard = () => {
    setDraft(null);
    // The journal has it still.
    session.holding();
  };
  return (
    <div className="form-snippet">
      <TextArea
        {...labelled(props)}
        error={where ?? props.error}
        value={draft?.typed ?? (field.value === undefined ? "" : snippetOf(field.value))}
        onChange={(typed) => {
          setDraft({ typed, base: value });
          // The journal asks for it within a moment.
          session.holding();
        }}
        onBlur={() => {
          apply();
          // What reads is shown as the document has it; what does not stays as it was typed.
          if (problem === null) setDraft(null);
        }}
        isCode
        rows={2}
      />
      {problem !== null ? (
        <div className="form-snippet-actions">
          <Button size="small" tone="quiet" onPress={discard}>
            {t("discard")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Where the value stands in the text as it is now; `null` where it does not. */
function placeNow(session: DocumentSession, path: FieldPath): FieldPlace | null {
  const { frontmatter } = session.snapshot();
  if (frontmatter.kind !== "read") return null;
  return frontmatter.places.find((place) => pathKey(place.path) === pathKey(path)) ?? null;
}

/** A value that is kept as it is written: a tag, an alias, a merged field. */
export function KeptWidget(props: WidgetProps) {
  const { field } = props;
  const { places, session, onShowSource } = useForm();
  const { t } = useTranslation("form");
  const place = places.get(pathKey(field.path));
  const source = place
    ? session.snapshot().text.slice(place.value.from, place.value.to).trim()
    : snippetOf(field.value ?? null);
  return (
    <div className="form-kept">
      <TextArea {...labelled(props)} description={t("kept")} value={source} isReadOnly isCode rows={1} />
      {place && onShowSource ? (
        <Button size="small" tone="quiet" onPress={() => onShowSource(place.value.from)}>
          {t("showSource")}
        </Button>
      ) : null}
    </div>
  );
}
