/** The toolbar above the text, the bubble at a link or image, and their dialogs. */

import { ExternalLink, Pencil, Trash2, Unlink } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/icon-button.tsx";
import type { ImageSources } from "../../ui/image-chooser.tsx";
import type { Asked } from "./asking.ts";
import { ImageDialog } from "./image-dialog.tsx";
import { changeImage, deleteImage, imageAt, insertImage } from "./image-commands.ts";
import { removeLink, setLink } from "./link-commands.ts";
import { LinkDialog } from "./link-dialog.tsx";
import { VisualBubble } from "./visual-bubble.tsx";
import { visualCommand } from "./visual-commands.ts";
import type { VisualEditor } from "./visual-editor.ts";
import type { VisualState } from "./visual-state.ts";
import { VisualToolbar, type OpenMenu } from "./visual-toolbar.tsx";

export interface VisualToolsProps extends ImageSources {
  readonly editor: VisualEditor | null;
  readonly state: VisualState;
  readonly locale: string | null;
  readonly asked: Asked | null;
  readonly onAsked: (asked: Asked | null) => void;
  readonly onLink: (address: string) => void;
}

export function VisualTools({ editor, state, locale, asked, onAsked, onLink, ...sources }: VisualToolsProps) {
  const { t } = useTranslation("visual");
  const [menu, setMenu] = useState<OpenMenu>(null);
  const openMenu = asked === "menu" ? (state.alignment === null ? "block" : "table") : menu;
  const close = () => {
    onAsked(null);
    behindOverlay(() => editor?.focus());
  };
  return (
    <>
      <VisualToolbar
        state={state}
        onCommand={(id) => editor?.run(visualCommand(id))}
        canDo={(id) => editor?.can(visualCommand(id)) ?? false}
        onLink={() => onAsked("link")}
        onImage={() => onAsked(state.image === null ? "newImage" : "image")}
        menu={openMenu}
        onMenu={(next) => {
          setMenu(next);
          if (next === null) close();
        }}
      />
      {editor && state.link && state.isEditable ? (
        <VisualBubble
          key={state.link.from}
          editor={editor}
          position={state.link.from}
          label={t("link.bubble")}
        >
          <span className="visual-bubble-address">{state.link.href}</span>
          <IconButton
            size="small"
            icon={ExternalLink}
            label={t("link.open")}
            onPress={() => onLink(state.link?.href ?? "")}
          />
          <IconButton size="small" icon={Pencil} label={t("link.edit")} onPress={() => onAsked("link")} />
          <IconButton
            size="small"
            icon={Unlink}
            label={t("link.remove")}
            preventFocusOnPress
            onPress={() => editor.run(removeLink)}
          />
        </VisualBubble>
      ) : null}
      {editor && state.image !== null && state.isEditable ? (
        <VisualBubble key={state.image} editor={editor} position={state.image} label={t("image.bubble")}>
          <IconButton size="small" icon={Pencil} label={t("image.edit")} onPress={() => onAsked("image")} />
          <IconButton
            size="small"
            icon={Trash2}
            label={t("image.delete")}
            preventFocusOnPress
            onPress={() => editor.run(deleteImage(state.image ?? 0))}
          />
        </VisualBubble>
      ) : null}
      {editor && asked !== null ? (
        <AskedDialog {...{ editor, state, locale, asked, sources }} onClose={close} />
      ) : null}
    </>
  );
}

/** Menus and dialogs hold the focus until they are gone, and give it to their button: the text has it after that. */
function behindOverlay(run: () => void) {
  const isOpen = document.querySelector(".popover, .dialog-backdrop") !== null;
  requestAnimationFrame(isOpen ? () => behindOverlay(run) : () => requestAnimationFrame(run));
}

interface AskedDialogProps extends Pick<VisualToolsProps, "state" | "locale"> {
  readonly editor: VisualEditor;
  readonly asked: Asked;
  readonly sources: ImageSources;
  readonly onClose: () => void;
}

function AskedDialog({ editor, state, locale, asked, sources, onClose }: AskedDialogProps) {
  const then = (command: Parameters<VisualEditor["run"]>[0]) => {
    editor.run(command);
    onClose();
  };
  if (asked === "link")
    return (
      <LinkDialog
        link={state.link}
        locale={locale}
        onSet={(href, title) => then(setLink(href, title))}
        onRemove={() => then(removeLink)}
        onClose={onClose}
      />
    );
  if (asked === "menu") return null;
  const position = asked === "image" ? state.image : null;
  return (
    <ImageDialog
      {...sources}
      file={typeof asked === "object" ? asked.file : null}
      image={position === null ? null : imageAt(editor.state(), position)}
      locale={locale}
      onSet={(texts) => then(position === null ? insertImage(texts) : changeImage(position, texts))}
      onDelete={() => then(deleteImage(position ?? 0))}
      onClose={onClose}
    />
  );
}
