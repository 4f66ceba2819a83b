import { useState } from "react";
import { useTranslation } from "react-i18next";
import { describeFailure } from "#core/words/failures";
import { useLanguage } from "../../i18n/use-language.ts";
import type { DocumentSession } from "../../state/document-session.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";

export interface SaveCopyDialogProps {
  readonly session: DocumentSession;
  readonly onClose: () => void;
  readonly onDone: (path: string) => void;
}

/** Write the text to a new file of the folder. */
export function SaveCopyDialog({ session, onClose, onDone }: SaveCopyDialogProps) {
  const { t } = useTranslation("changes");
  const language = useLanguage();
  const [path, setPath] = useState(() => copyName(session.snapshot().path));
  const [problem, setProblem] = useState<string | null>(null);
  const create = async () => {
    const result = await session.saveCopy(path.trim());
    if (result.kind !== "failed") {
      onDone(path.trim());
      onClose();
    } else setProblem(describeFailure({ code: result.failure, details: { path: path.trim() } }, language));
  };
  return (
    <Dialog
      title={t("saveCopy.title")}
      isOpen
      onClose={onClose}
      size="small"
      footer={
        <Button tone="primary" isDisabled={path.trim() === ""} onPress={create}>
          {t("saveCopy.create")}
        </Button>
      }
    >
      <TextField
        label={t("saveCopy.path")}
        description={t("saveCopy.hint")}
        value={path}
        onChange={(next) => {
          setPath(next);
          setProblem(null);
        }}
        {...(problem === null ? {} : { error: problem })}
      />
    </Dialog>
  );
}

/** `news/en.md` -> `news/en-copy.md`. */
function copyName(path: string): string {
  return path.replace(/(\.[^./]*)?$/, "-copy$1");
}
