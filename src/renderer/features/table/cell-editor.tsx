/** A cell while it is edited: a field that fits what may be written. */

import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { FieldValue } from "#core/frontmatter/values";
import type { FieldShape } from "#core/schema/field";
import type { CellValue } from "#contract/table";
import { cellText, typedValue } from "./cell-text.ts";

/** Where the person goes from an edited cell. */
export type Onward = "down" | "next" | "previous" | "stay";

export interface CellEditorProps {
  readonly label: string;
  readonly shape: FieldShape;
  readonly value: CellValue | undefined;
  /** What was typed to begin with, in place of the value; `null` edits the value. */
  readonly typed: string | null;
  readonly lang: string | null;
  /** `undefined` empties the field. */
  readonly onWrite: (value: FieldValue | undefined, onward: Onward) => void;
  readonly onCancel: () => void;
}

export function CellEditor(props: CellEditorProps) {
  const { shape } = props;
  if (shape.kind === "boolean") return <ChoiceEditor {...props} choices={["true", "false"]} />;
  if (shape.kind === "choice") return <ChoiceEditor {...props} choices={shape.choices} />;
  return <TextEditor {...props} />;
}

function TextEditor({ label, shape, value, typed, lang, onWrite, onCancel }: CellEditorProps) {
  const { t } = useTranslation("table");
  const before = cellText(value);
  const [text, setText] = useState(typed ?? before);
  const input = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    input.current?.focus();
    if (typed === null) input.current?.select();
  }, [typed]);
  const finish = (onward: Onward) => {
    if (isOver.current) return;
    isOver.current = true;
    if (text === before) onCancel();
    else onWrite(typedValue(shape, text), onward);
  };
  const cancel = () => {
    isOver.current = true;
    onCancel();
  };
  return (
    <input
      ref={input}
      className="table-editor"
      aria-label={label}
      title={shape.kind === "list" ? t("listHint") : shape.kind === "date" ? t("dateHint") : undefined}
      inputMode={shape.kind === "number" ? "decimal" : undefined}
      lang={lang ?? undefined}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onKeyDown={(event) => onEditorKey(event, finish, cancel)}
      onBlur={() => finish("stay")}
    />
  );
}

function ChoiceEditor({
  label,
  value,
  choices,
  lang,
  shape,
  onWrite,
  onCancel,
}: CellEditorProps & { readonly choices: readonly string[] }) {
  const { t } = useTranslation("table");
  const before = cellText(value);
  const select = useRef<HTMLSelectElement>(null);
  const [chosen, setChosen] = useState(before);
  const isOver = useRef(false);
  useEffect(() => select.current?.focus(), []);
  const finish = (onward: Onward) => {
    if (isOver.current) return;
    isOver.current = true;
    if (chosen === before) onCancel();
    else onWrite(typedValue(shape, chosen), onward);
  };
  const listed = choices.includes(before) || before === "" ? choices : [before, ...choices];
  return (
    <select
      ref={select}
      className="table-editor"
      aria-label={label}
      lang={lang ?? undefined}
      value={chosen}
      onChange={({ target }) => setChosen(target.value)}
      onKeyDown={(event) =>
        onEditorKey(event, finish, () => {
          isOver.current = true;
          onCancel();
        })
      }
      onBlur={() => finish("stay")}
    >
      <option value="">{t("none")}</option>
      {listed.map((choice) => (
        <option key={choice} value={choice}>
          {shape.kind === "boolean" ? t(choice === "true" ? "yes" : "no") : choice}
        </option>
      ))}
    </select>
  );
}

function onEditorKey(
  event: KeyboardEvent<HTMLElement>,
  finish: (onward: Onward) => void,
  cancel: () => void,
): void {
  event.stopPropagation();
  if (event.nativeEvent.isComposing) return;
  if (event.key === "Escape") cancel();
  else if (event.key === "Enter") finish("down");
  else if (event.key === "Tab") finish(event.shiftKey ? "previous" : "next");
  else return;
  event.preventDefault();
}
