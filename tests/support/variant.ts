/** A variant as the library knows it, of which a test says what matters to it. */

import type { Variant } from "#core/library/article";

export function variantOf(path: string, fields: Partial<Variant> = {}): Variant {
  return {
    path,
    locale: null,
    title: null,
    description: null,
    date: null,
    category: null,
    tags: [],
    draft: false,
    errors: 0,
    warnings: 0,
    ...fields,
  };
}
