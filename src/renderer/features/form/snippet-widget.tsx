/** A field that has no widget, as YAML: checked before it is applied. */

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { readSnippet, snippetOf } from "#core/frontmatter/snippet";
import { describeProblem } from "#core/problems/words";
import { useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { useForm } from "./form-context.ts";
import { pathKey } from "./form-model.ts";
import { labelled, type WidgetProps } from "./widget.ts";

export function SnippetWidget(props: WidgetProps) {
  const { field, isDisabled } = props;
  const { change, session } = useForm();
  const { t } = useTranslation("form");
  const language = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const isApplying = useRef(false);
  const standing = field.value === undefined ? "" : snippetOf(field.value);
  const text = typed ?? standing;
  const isOpen = typed !== null && typed !== standing;
  const reading = isOpen ? readSnippet(text) : null;
  const problem = reading?.kind === "problem" ? reading.problem : null;
  const where = problem
    ? t("snippetLine", { line: problem.line ?? 1, message: describeProblem(problem, language) })
    : null;
  const apply = () => {
    if (reading?.kind !== "value" || isApplying.current) return;
    // A change has every pane deliver first, this one included.
    isApplying.current = true;
    change({ kind: "set", path: field.path, value: reading.value });
    isApplying.current = false;
    setTyped(null);
  };
  const deliver = useEffectEvent(apply);
  useEffect(() => {
    const stop = session.onFlush(() => deliver());
    return () => {
      stop();
      // Whoever leaves the form with a value that reads has not discarded it.
      deliver();
    };
  }, [session]);
  return (
    <div className="form-snippet">
      <TextArea
        {...labelled(props)}
        error={where ?? props.error}
        value={text}
        onChange={setTyped}
        isCode
        rows={2}
      />
      {isOpen ? (
        <div className="form-snippet-actions">
          <Button
            size="small"
            tone="primary"
            isDisabled={isDisabled || reading?.kind !== "value"}
            onPress={apply}
          >
            {t("apply")}
          </Button>
          <Button size="small" tone="quiet" onPress={() => setTyped(null)}>
            {t("discard")}
          </Button>
        </div>
      ) : null}
    </div>
  );
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
      {place ? (
        <Button size="small" tone="quiet" onPress={() => onShowSource(place.value.from)}>
          {t("showSource")}
        </Button>
      ) : null}
    </div>
  );
}
