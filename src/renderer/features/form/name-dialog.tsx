/** Asks for the name of a field, and for a new one what it holds. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { valueAt } from "#core/frontmatter/change";
import { isMap } from "#core/frontmatter/compare";
import type { FieldPath } from "#core/problems/problem";
import type { FieldShape } from "#core/schema/field";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useForm } from "./form-context.ts";

/** What a person may say that a field of their own holds. */
const KINDS = ["text", "long", "number", "boolean", "date", "list", "any"] as const;
type Kind = (typeof KINDS)[number];

const SHAPES: Readonly<Record<Kind, FieldShape>> = {
  text: { kind: "text", long: false },
  long: { kind: "text", long: true },
  number: { kind: "number", whole: false },
  boolean: { kind: "boolean" },
  date: { kind: "date" },
  list: { kind: "list", item: { kind: "text", long: false } },
  any: { kind: "any" },
};

export interface NameDialogProps {
  readonly title: string;
  readonly action: string;
  readonly name: string;
  /** The map that the field is in: no other field of it may have the name. */
  readonly parent: FieldPath;
  readonly asksKind?: boolean;
  readonly onClose: () => void;
  readonly onName: (name: string, shape: FieldShape) => void;
}

export function NameDialog({
  title,
  action,
  name,
  parent,
  asksKind = false,
  onClose,
  onName,
}: NameDialogProps) {
  const { session } = useForm();
  const { t } = useTranslation("form");
  const { t: common } = useTranslation("common");
  const [typed, setTyped] = useState(name);
  const [kind, setKind] = useState<Kind>("text");
  const { frontmatter } = session.snapshot();
  const siblings = frontmatter.kind === "read" ? valueAt(frontmatter.values, parent) : undefined;
  const wanted = typed.trim();
  const isTaken = wanted !== name && isMap(siblings) && Object.hasOwn(siblings, wanted);
  const isPossible = wanted !== "" && wanted !== "__proto__" && !isTaken;
  const accept = () => {
    if (!isPossible) return;
    onClose();
    if (wanted !== name) onName(wanted, SHAPES[kind]);
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <>
          <Button onPress={onClose}>{common("cancel")}</Button>
          <Button tone="primary" isDisabled={!isPossible} onPress={accept}>
            {action}
          </Button>
        </>
      }
    >
      <div className="form-name">
        <TextField
          label={t("name")}
          value={typed}
          onChange={setTyped}
          error={isTaken ? t("nameTaken", { name: wanted }) : null}
          isCode
          autoFocus
          onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && accept()}
        />
        {asksKind ? (
          <Select
            label={t("kind")}
            choices={KINDS.map((id) => ({ id, label: t(`kinds.${id}`) }))}
            value={kind}
            onChange={(id) => setKind(KINDS.find((each) => each === id) ?? "text")}
          />
        ) : null}
      </div>
    </Dialog>
  );
}
