/** Which languages of an article stand beside each other. Pure. */

import type { Article, Variant } from "#core/library/article";

/** A person's choice, by locale ("" for files without one). `null`: the source on the left, and no third. */
export interface Sides {
  readonly left: string | null;
  readonly third: string | null;
}

export const USUAL_SIDES: Sides = { left: null, third: null };

export interface ShownSides {
  /** What stands on the left in the source's place; `null`: the source itself. */
  readonly left: Variant | null;
  readonly third: Variant | null;
  /** What is edited is the source itself. */
  readonly isSource: boolean;
}

/** The sides for the translation at `path`. A language that the article does not have counts as not chosen. */
export function sidesFor({ variants }: Article, path: string, { left, third }: Sides): ShownSides {
  const [source] = variants;
  const others = variants.filter((variant) => variant.path !== path);
  const named = (locale: string | null) => others.find((variant) => variantId(variant) === locale) ?? null;
  const isSource = source?.path === path;
  const onLeft = named(left) ?? (isSource ? others[0] : source) ?? null;
  const beside = third === null ? null : named(third);
  return {
    left: onLeft === source ? null : onLeft,
    third: beside === onLeft ? null : beside,
    isSource,
  };
}

/** A variant by its locale, as choices name it. */
export function variantId({ locale }: Pick<Variant, "locale">): string {
  return locale ?? "";
}
