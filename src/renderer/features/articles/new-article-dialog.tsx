/** A new article: its name, its languages, and what its schema requires. */

import { useEffect, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { askedFields, newArticleText } from "#core/articles/new-article";
import { pathAt, splitKey } from "#core/articles/places";
import { slugOf } from "#core/articles/slug";
import { written, type FieldValue } from "#core/frontmatter/values";
import type { Article, Collection } from "#core/library/article";
import type { Field } from "#core/schema/field";
import { describeFailure } from "#core/words/failures";
import { languageName } from "../../i18n/format.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { failureOf } from "../../state/actions.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Select } from "../../ui/select.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { Switch } from "../../ui/switch.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { AnswerField } from "./answer-field.tsx";
import { nameProblem, placesOf, takenPaths, today, withName } from "./article-places.ts";
import "./articles.css";

/** What is known of a collection before anything is asked. */
export interface Beginning {
  readonly fields: readonly Field[];
  readonly template: { readonly path: string; readonly text: string } | null;
}

export interface NewFile {
  readonly path: string;
  readonly text: string;
}

export interface NewArticleDialogProps {
  readonly collections: readonly Collection[];
  readonly articles: readonly Article[];
  readonly first: string;
  readonly begin: (collection: string) => Promise<Beginning>;
  /** Settles when the files are there; rejects with a failure when nothing was made. */
  readonly onMake: (files: readonly NewFile[], title: string) => Promise<void>;
  readonly onClose: () => void;
}

export function NewArticleDialog({ collections, first, onClose, ...props }: NewArticleDialogProps) {
  const { t } = useTranslation("articles");
  const { t: common } = useTranslation("common");
  const [id, setId] = useState(first);
  const form = useId();
  const collection = collections.find((each) => each.id === id) ?? collections[0];
  const [ready, setReady] = useState(false);
  if (!collection) return null;
  return (
    <Dialog
      title={t("new.title")}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{common("cancel")}</Button>
          <Button tone="primary" type="submit" form={form} isDisabled={!ready}>
            {t("new.make")}
          </Button>
        </>
      }
    >
      <div className="articles-form">
        {collections.length > 1 ? (
          <Select
            label={t("collection")}
            choices={collections.map((each) => ({
              id: each.id,
              label: each.name,
              description: each.folder === "" ? t("root") : each.folder,
            }))}
            value={collection.id}
            onChange={setId}
          />
        ) : null}
        <Questions key={collection.id} {...props} form={form} collection={collection} onReady={setReady} />
      </div>
    </Dialog>
  );
}

interface QuestionsProps extends Pick<NewArticleDialogProps, "articles" | "begin" | "onMake"> {
  readonly form: string;
  readonly collection: Collection;
  readonly onReady: (ready: boolean) => void;
}

function Questions({ collection, begin, ...props }: QuestionsProps) {
  const { t } = useTranslation("articles");
  const language = useLanguage();
  const [beginning, setBeginning] = useState<Beginning | null>(null);
  const [failure, setFailure] = useState<FailureValue | null>(null);
  useEffect(
    () => takeAnswer(begin(collection.id), setBeginning, (error) => setFailure(failureOf(error))),
    [begin, collection.id],
  );
  if (failure) return <Notice tone="error">{describeFailure(failure, language)}</Notice>;
  if (beginning === null) return <Spinner label={t("new.reading")} />;
  return <NewArticleForm {...props} collection={collection} beginning={beginning} />;
}

interface FormProps extends Omit<QuestionsProps, "begin"> {
  readonly beginning: Beginning;
}

function NewArticleForm({ form, onReady, ...props }: FormProps) {
  const { t } = useTranslation("articles");
  const language = useLanguage();
  const { collection, beginning } = props;
  const draft = useNewArticle(props);
  const { places, asked, answers, shown, targets, problem, taken, isReady } = draft;
  useEffect(() => onReady(isReady), [isReady, onReady]);
  return (
    <form
      id={form}
      className="articles-form"
      aria-label={collection.name}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void draft.make();
      }}
    >
      <TextField
        label={t("new.name")}
        // The dialog is there to be typed into.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={draft.title}
        onChange={draft.setTitle}
      />
      {asked.map((field) => (
        <AnswerField
          key={field.name}
          field={field}
          value={answers[field.name]}
          onChange={(value) => draft.answer(field.name, value)}
        />
      ))}
      <TextField
        label={t("place")}
        description={t("placeHint")}
        isCode
        value={shown}
        onChange={draft.setName}
        error={
          problem === null ? (taken === null ? null : t("taken", { path: taken })) : t(`badName.${problem}`)
        }
      />
      {places.length > 1 ? (
        <fieldset className="articles-locales">
          <legend>{t("languages")}</legend>
          {places.map(({ locale }) => (
            <Switch
              key={locale ?? ""}
              label={locale === null ? t("noLocale") : languageName(locale, language)}
              isSelected={draft.chosen.includes(locale)}
              onChange={(isIn) => draft.choose(locale, isIn)}
            />
          ))}
        </fieldset>
      ) : null}
      {draft.hasDraft ? (
        <Switch label={t("new.draft")} isSelected={draft.isDraft} onChange={draft.setDraft} />
      ) : null}
      {shown === "" ? null : (
        <ul className="articles-paths" aria-label={t("new.files")}>
          {targets.map(({ path }) => (
            <li key={path}>{path}</li>
          ))}
        </ul>
      )}
      <p className="articles-note">
        {beginning.template === null
          ? t("new.fromSchema")
          : t("new.fromTemplate", { path: beginning.template.path })}
      </p>
      {draft.failure ? (
        <Notice tone="error" isLive>
          {describeFailure(draft.failure, language)}
        </Notice>
      ) : null}
    </form>
  );
}

/** What was answered so far, and the files that it comes to. */
function useNewArticle({
  collection,
  articles,
  beginning: { fields, template },
  onMake,
}: Pick<FormProps, "collection" | "articles" | "beginning" | "onMake">) {
  const [now] = useState(() => today(new Date()));
  const { places, keyOf } = useMemo(
    () => placesOf(collection, articles, now.date),
    [collection, articles, now],
  );
  const asked = useMemo(() => askedFields(fields, template?.text ?? null), [fields, template]);
  const [title, setTitle] = useState("");
  const [name, setName] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly (string | null)[]>(() =>
    places.slice(0, 1).map(({ locale }) => locale),
  );
  const [isDraft, setDraft] = useState(true);
  const [answers, setAnswers] = useState(() => firstAnswers(asked, now.date));
  const [failure, setFailure] = useState<FailureValue | null>(null);
  const [isMaking, setMaking] = useState(false);
  const slugged = slugOf(title);
  const key = keyOf(slugged);
  const shown = name ?? (slugged === "" ? "" : splitKey(key).name);
  const targets = places
    .filter(({ locale }) => chosen.includes(locale))
    .map((place) => ({ locale: place.locale, path: pathAt(place, withName(key, shown)) }));
  const takenByAny = useMemo(() => takenPaths(articles), [articles]);
  const taken = targets.find(({ path }) => takenByAny.has(path))?.path ?? null;
  const hasDraft = fields.some((field) => field.name === "draft" && field.shape.kind === "boolean");
  const isNamed = title.trim() !== "" && nameProblem(shown) === null && taken === null;
  const make = async () => {
    setMaking(true);
    const slug = splitKey(withName(key, shown)).name.split("/").at(-1) ?? "";
    const given = { ...answers, ...(hasDraft && isDraft ? { draft: true } : {}) };
    try {
      const files = targets.map(({ locale, path }) => {
        const values = { title: title.trim(), slug, locale, ...now };
        const text = newArticleText({ template: template?.text ?? null, fields, values, answers: given });
        return { path, text };
      });
      await onMake(files, title.trim());
    } catch (error) {
      setFailure(failureOf(error));
      setMaking(false);
    }
  };
  return {
    ...{ places, asked, title, setTitle, shown, setName, chosen, targets, taken, failure, make },
    ...{ answers, hasDraft, isDraft, setDraft },
    problem: shown === "" ? null : nameProblem(shown),
    isReady: isNamed && targets.length > 0 && !isMaking,
    choose: (locale: string | null, isIn: boolean) =>
      setChosen(isIn ? [...chosen, locale] : chosen.filter((other) => other !== locale)),
    answer: (field: string, value: FieldValue | undefined) =>
      setAnswers((before) => withAnswer(before, field, value)),
  };
}

type Answers = Readonly<Record<string, FieldValue>>;

function firstAnswers(asked: readonly Field[], date: string): Answers {
  const dates = asked.filter(({ shape }) => shape.kind === "date" || shape.kind === "date-time");
  return Object.fromEntries(dates.map(({ name }) => [name, written("date", date)]));
}

function withAnswer(before: Answers, name: string, value: FieldValue | undefined): Answers {
  const rest = Object.fromEntries(Object.entries(before).filter(([other]) => other !== name));
  return value === undefined ? rest : { ...rest, [name]: value };
}
