/** Dates: the day that is written, in the form that it is written in. */

import { toCalendarDate, toCalendarDateTime } from "@internationalized/date";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { DateValue } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { DateField } from "../../ui/date-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useForm } from "./form-context.ts";
import { textOf } from "./form-model.ts";
import { labelled, type WidgetProps } from "./widget.ts";
import {
  dateText,
  dateValue,
  freshForm,
  localOffset,
  parseWrittenDate,
  writeDateLike,
} from "./written-date.ts";

export function DateWidget(props: WidgetProps & { readonly kind: "date" | "date-time" }) {
  const { field, kind } = props;
  const [isTypingText, setTypingText] = useState(false);
  const text = dateText(field.value) ?? textOf(field.value);
  const isPicker = !isTypingText && (text === "" || parseWrittenDate(text) !== null);
  return isPicker ? (
    <PickedDate {...props} kind={kind} text={text} />
  ) : (
    <TypedDate {...props} kind={kind} text={text} onFocusChange={setTypingText} />
  );
}

type DateProps = WidgetProps & { readonly kind: "date" | "date-time"; readonly text: string };

function PickedDate({ kind, text, ...props }: DateProps) {
  const { field, description } = props;
  const { change } = useForm();
  const form = parseWrittenDate(text);
  const zone = form?.tail.replace(/^\.\d*/, "").trim();
  const pick = (value: DateValue | null) => {
    if (value === null) {
      if (text !== "") change({ kind: "set", path: field.path, value: null }, true);
      return;
    }
    const day = "hour" in value ? toCalendarDateTime(value) : toCalendarDate(value);
    const next = writeDateLike(form ?? freshForm(kind, localOffset(day)), day);
    change({ kind: "set", path: field.path, value: dateValue(field.value, next, kind) }, true);
  };
  return (
    <DateField
      {...labelled(props)}
      description={zone ? [zone, description].filter(Boolean).join(" · ") : description}
      value={form?.value ?? null}
      onChange={pick}
      granularity={form?.granularity ?? (kind === "date" ? "day" : "minute")}
    />
  );
}

/** Text that is no date stays visible until it is one; it is written when the journal or a save asks, and on leaving. */
function TypedDate({
  kind,
  text,
  onFocusChange,
  ...props
}: DateProps & { readonly onFocusChange: (isFocused: boolean) => void }) {
  const { field, error } = props;
  const { change, session } = useForm();
  const { t } = useTranslation("form");
  const [typed, setTyped] = useState<string | null>(null);
  // A change has every pane deliver, this one too: what is being delivered is no longer pending.
  const pending = useRef<string | null>(null);
  const commit = () => {
    const next = pending.current;
    pending.current = null;
    setTyped(null);
    if (next === null || next === text) return;
    const isDate = parseWrittenDate(next) !== null;
    const value = isDate ? dateValue(field.value, next, kind) : next;
    change({ kind: "set", path: field.path, value }, true);
  };
  const deliver = useEffectEvent(commit);
  useEffect(
    () =>
      session.onFlush(
        () => deliver(),
        () => (pending.current === null ? [] : null),
      ),
    [session],
  );
  return (
    <TextField
      {...labelled(props)}
      error={error ?? t("notADate")}
      value={typed ?? text}
      onChange={(next) => {
        pending.current = next;
        setTyped(next);
        session.holding();
      }}
      onFocus={() => onFocusChange(true)}
      onBlur={() => {
        commit();
        onFocusChange(false);
      }}
      onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && commit()}
    />
  );
}
