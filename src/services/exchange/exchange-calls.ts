/** The exchange with translators' tools over the contract. */

import type { Handlers } from "#contract/calls";
import type { ExchangeFormat, ReadTranslation, RefusedTranslation } from "#contract/exchange";
import { Failure } from "#contract/failure";
import type { ContentPath, Revision, WorkspaceId } from "#contract/values";
import type { ExchangeFile, FileFault, ReturnedFile } from "#core/exchange/model";
import type { ExchangeScope } from "#core/exchange/units";
import type { TmxReading } from "#core/exchange/tmx";
import type { Article, Variant } from "#core/library/article";
import { readDocument } from "../storage/documents.ts";
import { workerFile } from "../storage/worker-file.ts";
import { openThread } from "../threads/thread.ts";
import type { ReadKnownCollection } from "../translations/translation-reader.ts";
import type { KeptText } from "../translations/source-texts.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { ExchangeAnswer, ExchangeTask, TmxFile, TranslationTexts } from "./exchange-worker.ts";

export interface ExchangeCallsNeeds {
  readonly workspaceOf: (id: WorkspaceId) => Workspace;
  readonly knownOf: ReadKnownCollection;
  /** Earlier sources that this machine keeps. */
  readonly findTexts: (hashes: readonly string[]) => Promise<readonly KeptText[]>;
}

type ExchangeCalls = "exchange.export" | "exchange.read";

/** The longest that one task is waited for, in milliseconds. */
const LIMIT = 60_000;

export function exchangeCalls(needs: ExchangeCallsNeeds): {
  readonly calls: Pick<Handlers, ExchangeCalls>;
  /** `null` for what takes the thread too long or breaks it. */
  readonly readTmx: (file: TmxFile) => Promise<TmxReading | null>;
  readonly close: () => Promise<unknown>;
} {
  const thread = openThread<ExchangeTask, ExchangeAnswer>(workerFile("exchange-worker"), LIMIT);
  const ask = async (task: ExchangeTask): Promise<ExchangeAnswer | null> => {
    const outcome = await thread.ask(task);
    return outcome.kind === "answered" ? outcome.answer : null;
  };
  return {
    calls: {
      async "exchange.export"({ workspace, articles: ids, locale, scope, format }) {
        const site = needs.workspaceOf(workspace);
        const wanted = ids === null ? null : new Set(ids);
        const { articles } = await site.library.latest();
        const asked = articles.filter(({ id }) => wanted === null || wanted.has(id));
        const absent = asked.filter(({ variants }) => variants.every((own) => own.locale !== locale)).length;
        const pairs = pairsOf(asked).filter(({ target }) => target.locale === locale);
        const files = await exportedFiles(needs, site, { pairs, scope, ask });
        const text =
          files.length === 0 ? null : ((await ask({ kind: "write", files, format }))?.text ?? null);
        const units = files.reduce((sum, file) => sum + file.units.length, 0);
        const name = nameOf(site, { articles: asked, locale, format, isAll: wanted === null });
        return { name, text, translations: files.length, units, absent };
      },
      async "exchange.read"({ workspace, name, text }) {
        const site = needs.workspaceOf(workspace);
        const packed = faultOfBytes(text);
        if (packed !== null) return { fault: { fault: packed, line: 1, detail: "" }, files: [], refused: [] };
        const format: ExchangeFormat = isPo(name, text) ? "po" : "xliff";
        const returned = (await ask({ kind: "read", text, format }))?.returned;
        if (!returned) return { fault: { fault: "too-large", line: 1, detail: "" }, files: [], refused: [] };
        if (returned.kind === "refused") {
          const { fault, line, detail } = returned;
          return { fault: { fault, line, detail }, files: [], refused: [] };
        }
        return { fault: null, ...(await appliedFiles(needs, site, { files: returned.files, ask })) };
      },
    },
    readTmx: async (file) => (await ask({ kind: "read-tmx", file }))?.tmx ?? null,
    close: thread.close,
  };
}

type Ask = (task: ExchangeTask) => Promise<ExchangeAnswer | null>;

async function exportedFiles(
  needs: ExchangeCallsNeeds,
  site: Workspace,
  {
    pairs,
    scope,
    ask,
  }: { readonly pairs: readonly Pair[]; readonly scope: ExchangeScope; readonly ask: Ask },
): Promise<ExchangeFile[]> {
  const knownOf = createKnownTranslations(needs, site);
  const translations = [];
  for (const pair of pairs) translations.push({ pair, known: await knownOf(pair) });
  const hashes = new Set(translations.flatMap(({ known }) => known.facts.map(({ source }) => source)));
  const earlier = new Map((await needs.findTexts([...hashes])).map(({ hash, text }) => [hash, text]));
  const files: ExchangeFile[] = [];
  for (const { pair, known } of translations) {
    const texts = await textsOf(site, pair, known);
    if (texts === null) continue;
    const own = known.facts.flatMap(({ source }) => {
      const text = earlier.get(source);
      return text === undefined ? [] : [[source, text] as const];
    });
    const task = { kind: "units", translation: texts.translation, scope, earlier: new Map(own) } as const;
    const units = (await ask(task))?.units ?? [];
    if (units.length > 0) files.push({ ...fileOf(pair), units });
  }
  return files;
}

async function appliedFiles(
  needs: ExchangeCallsNeeds,
  site: Workspace,
  { files: returned, ask }: { readonly files: readonly ReturnedFile[]; readonly ask: Ask },
): Promise<{ readonly files: ReadTranslation[]; readonly refused: RefusedTranslation[] }> {
  const { articles } = await site.library.latest();
  const pairs = new Map(pairsOf(articles).map((pair) => [pair.target.path, pair]));
  const knownOf = createKnownTranslations(needs, site);
  const files: ReadTranslation[] = [];
  const refused: RefusedTranslation[] = [];
  for (const file of merged(returned)) {
    const pair = pairs.get(file.path);
    const refuse = (fault: RefusedTranslation["fault"]): unknown =>
      refused.push({ path: file.path.slice(0, 4096), fault, text: "" });
    if (!pair) {
      refuse("no-such-article");
      continue;
    }
    if (!isLanguage(file.target, pair.target.locale)) {
      refuse("other-language");
      continue;
    }
    const texts = await textsOf(site, pair, await knownOf(pair));
    const applied =
      texts && (await ask({ kind: "apply", translation: texts.translation, returned: file }))?.applied;
    if (!texts || !applied) {
      refuse("unreadable");
      continue;
    }
    refused.push(
      ...applied.refused.map(({ fault, text }) => ({ path: file.path, fault, text: text.slice(0, 200) })),
    );
    files.push({
      path: pair.target.path as ContentPath,
      base: texts.revision,
      edit: [...applied.edit],
      collection: pair.article.collection,
      article: pair.article.key,
      locale: pair.target.locale,
      made: [...applied.made],
      changed: applied.changed,
      same: applied.same,
    });
  }
  return { files, refused };
}

/** Two files of one translation are one: each of its units is looked for in both. */
function merged(files: readonly ReturnedFile[]): readonly ReturnedFile[] {
  return [...Map.groupBy(files, ({ path }) => path).values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ ...first, units: own.flatMap(({ units }) => units) }] : [];
  });
}

interface Pair {
  readonly article: Article;
  readonly source: Variant;
  readonly target: Variant;
}

/** Each translation beside its source. */
function pairsOf(articles: readonly Article[]): readonly Pair[] {
  return articles.flatMap((article) => {
    const [source, ...others] = article.variants;
    return source ? others.map((target) => ({ article, source, target })) : [];
  });
}

function fileOf({ source, target }: Pair): Omit<ExchangeFile, "units"> {
  return { path: target.path, sourcePath: source.path, source: source.locale, target: target.locale };
}

type KnownTranslation = Pick<TranslationTexts, "facts" | "fields">;

/** What is known of a translation; its collection is asked about once. */
function createKnownTranslations({ knownOf }: ExchangeCallsNeeds, site: Workspace) {
  const collections = new Map<string, ReturnType<typeof knownOf>>();
  return async ({ article, target }: Pair): Promise<KnownTranslation> => {
    const asked = collections.get(article.collection) ?? knownOf(site, article.collection);
    collections.set(article.collection, asked);
    const { index, rules } = await asked;
    return {
      facts: index.speakingOf(article.key, target.locale ?? ""),
      fields: rules.flatMap(({ name, rule }) => (rule === "translate" ? [name] : [])),
    };
  };
}

/** Both texts and what is known of a translation; `null` where a file is gone or unreadable. */
async function textsOf(
  site: Workspace,
  { article, source, target }: Pair,
  known: KnownTranslation,
): Promise<{ readonly translation: TranslationTexts; readonly revision: Revision } | null> {
  const [one, other] = await Promise.all([textAt(site, source), textAt(site, target)]);
  if (one === null || other === null) return null;
  return {
    revision: other.revision,
    translation: {
      article: article.key,
      source: { path: source.path, locale: source.locale, text: one.text },
      target: { path: target.path, locale: target.locale, text: other.text },
      publisher: site.publisher?.name ?? null,
      ...known,
    },
  };
}

async function textAt(site: Workspace, { path }: Variant) {
  try {
    return await readDocument(await site.resolver.article(path));
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

/** A returned file may leave its language out, or name it without its region. */
function isLanguage(named: string | null, locale: string | null): boolean {
  if (named === null || locale === null) return true;
  const [one, other] = [named.toLowerCase(), locale.toLowerCase()];
  return one === other || one.split("-")[0] === other || one === other.split("-")[0];
}

/** A zip, a PDF or other bytes that were taken for text. */
function faultOfBytes(text: string): FileFault | null {
  if (text.startsWith("PK\u0003\u0004")) return "packed";
  return text.slice(0, 4000).includes("\u0000") ? "packed" : null;
}

function isPo(name: string, text: string): boolean {
  return /\.pot?$/i.test(name) || (!/\.(?:xlf|xliff|xml)$/i.test(name) && !/^\uFEFF?\s*</.test(text));
}

function nameOf(
  site: Workspace,
  {
    articles,
    locale,
    format,
    isAll,
  }: {
    readonly articles: readonly Article[];
    readonly locale: string;
    readonly format: ExchangeFormat;
    readonly isAll: boolean;
  },
): string {
  const [only, ...more] = articles;
  const what = only && more.length === 0 && !isAll ? only.key : site.value.name;
  const plain =
    what
      .split("/")
      .at(-1)
      ?.replace(/[^\p{L}\p{N}._-]+/gu, "-") ?? "";
  return `${plain || "translation"}.${locale}.${format === "po" ? "po" : "xlf"}`;
}
