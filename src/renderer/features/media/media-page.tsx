/** Every image of the site: where it is used, which nobody uses, and which are named and not there. */

import { useEffect, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { describeFailure } from "#core/words/failures";
import { folded } from "#core/words/folded";
import type { BrokenImageValue, MediaImageValue } from "#contract/media";
import { formatBytes, formatNumber } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { failureOf } from "../../state/actions.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import type { FailureValue, OpenWorkspace } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Thumbnail } from "../../ui/image-chooser.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Screen } from "../../ui/screen.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { SegmentedControl } from "../../ui/segmented-control.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import "./media.css";

export interface FoundImages {
  readonly images: readonly MediaImageValue[];
  readonly broken: readonly BrokenImageValue[];
  readonly isCut: boolean;
}

export interface MediaPageProps {
  readonly workspace: OpenWorkspace;
  readonly read: () => Promise<FoundImages>;
  /** Where the image at a path is found; `null` when it cannot be shown. */
  readonly imageAddress: (path: string) => string | null;
  readonly onOpen: (path: string, line: number) => void;
}

const kinds = ["all", "unused", "broken"] as const;
type Kind = (typeof kinds)[number];

/** Nobody scrolls through more thumbnails; the filter finds the others. */
const MOST_SHOWN = 200;

export function MediaPage({ workspace, read, ...props }: MediaPageProps) {
  const { t } = useTranslation("media");
  const { t: common } = useTranslation("common");
  const language = useLanguage();
  const { library } = workspace;
  const [found, setFound] = useState<FoundImages | null>(null);
  const [failure, setFailure] = useState<FailureValue | null>(null);
  const [round, setRound] = useState(0);
  useEffect(
    () =>
      takeAnswer(
        read(),
        (images) => {
          setFound(images);
          setFailure(null);
        },
        (error) => setFailure(failureOf(error)),
      ),
    [read, library, round],
  );
  const retry = (
    <Button tone="primary" onPress={() => setRound((count) => count + 1)}>
      {common("retry")}
    </Button>
  );
  if (found === null)
    return (
      <Screen isWaiting>
        {failure ? (
          <EmptyState title={t("failed")} actions={retry}>
            <p role="alert">{describeFailure(failure, language)}</p>
          </EmptyState>
        ) : (
          <Spinner label={t("reading")} />
        )}
      </Screen>
    );
  return (
    <Screen heading={t("heading", { name: workspace.value.name })}>
      <Images found={found} {...props} />
    </Screen>
  );
}

function Images({
  found,
  ...props
}: Omit<MediaPageProps, "workspace" | "read"> & { readonly found: FoundImages }) {
  const { t } = useTranslation("media");
  const language = useLanguage();
  const [kind, setKind] = useState<Kind>("all");
  const [typed, setTyped] = useState("");
  const wanted = folded(typed);
  const matches = (text: string) => folded(text).includes(wanted);
  const unused = found.images.filter(({ uses, isMentioned }) => uses.length === 0 && !isMentioned);
  const images = (kind === "unused" ? unused : found.images).filter(({ path }) => matches(path));
  const broken = found.broken.filter(({ path, target }) => matches(`${path} ${target}`));
  const counts = { all: found.images.length, unused: unused.length, broken: found.broken.length };
  const shown = kind === "broken" ? broken.length : images.length;
  return (
    <section className="media" aria-label={t("title")}>
      <header className="media-head">
        <SearchField
          label={t("filter")}
          placeholder={t("filter")}
          value={typed}
          onChange={setTyped}
          className="media-filter"
        />
        <SegmentedControl
          label={t("kind")}
          selected={kind}
          onSelect={(id) => setKind(id as Kind)}
          segments={kinds.map((id) => ({
            id,
            label: t(`kinds.${id}`, { count: counts[id], number: formatNumber(counts[id], language) }),
          }))}
        />
        <p className="media-count" role="status">
          {t("shown", { count: shown, number: formatNumber(shown, language) })}
        </p>
      </header>
      {found.isCut ? <Notice tone="info">{t("cut")}</Notice> : null}
      {shown === 0 ? (
        <EmptyState title={t(`none.${kind}`)} />
      ) : (
        // A region that scrolls is reached by keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="media-scroll" role="region" aria-label={t("list")} tabIndex={0}>
          {kind === "broken" ? (
            <BrokenList broken={broken} onOpen={props.onOpen} />
          ) : (
            <ul className="media-list">
              {images.slice(0, MOST_SHOWN).map((image) => (
                <ImageItem key={image.path} image={image} {...props} />
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}

interface ImageItemProps extends Pick<MediaPageProps, "imageAddress" | "onOpen"> {
  readonly image: MediaImageValue;
}

function ImageItem({ image, imageAddress, onOpen }: ImageItemProps) {
  const { t } = useTranslation("media");
  const language = useLanguage();
  const { path, size, uses, isMentioned } = image;
  const why = isMentioned ? t("mentioned") : t("unused");
  return (
    <li className="media-item">
      <Thumbnail reference={path} imageAddress={imageAddress} />
      <div className="media-text">
        <p className="media-path">{path}</p>
        <p className="media-note">
          {formatBytes(size, language)} · {uses.length === 0 ? why : t("uses", { count: uses.length })}
        </p>
        <Uses places={uses} onOpen={onOpen} />
      </div>
    </li>
  );
}

function Uses({
  places,
  onOpen,
}: Pick<MediaPageProps, "onOpen"> & { readonly places: MediaImageValue["uses"] }) {
  return (
    <ul className="media-uses">
      {places.map(({ path, line }) => (
        <li key={`${path}:${line}`}>
          <AriaButton className="media-use" onPress={() => onOpen(path, line)}>
            {path}:{line}
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}

function BrokenList({
  broken,
  onOpen,
}: Pick<MediaPageProps, "onOpen"> & { readonly broken: readonly BrokenImageValue[] }) {
  return (
    <ul className="media-list">
      {broken.map(({ path, line, target }) => (
        <li key={`${path}:${line}:${target}`} className="media-item">
          <div className="media-text">
            <p className="media-path">{target}</p>
            <Uses places={[{ path, line }]} onOpen={onOpen} />
          </div>
        </li>
      ))}
    </ul>
  );
}
