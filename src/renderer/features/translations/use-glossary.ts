/** The site's glossary as the translate view has it. */

import { createContext, useContext, useEffect, useMemo, useState } from "react";
import { termsFor, type Languages, type Term } from "#core/glossary/glossary";
import { failureOf } from "../../state/actions.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import type { GlossaryHost } from "./glossary-host.ts";

export interface Glossary {
  /** All of the site's. */
  readonly all: readonly Term[];
  /** Those of the two languages, as they are translated here. */
  readonly terms: readonly Term[];
  readonly failure: FailureValue | null;
  readonly change: (remove: readonly Term[], add: readonly Term[]) => void;
}

export function useGlossary(host: GlossaryHost, { source, target }: Languages): Glossary {
  const [all, setAll] = useState<readonly Term[]>([]);
  const [failure, setFailure] = useState<FailureValue | null>(null);
  useEffect(() => takeAnswer(host.read(), setAll, (error) => setFailure(failureOf(error))), [host]);
  const terms = useMemo(() => termsFor(all, { source, target }), [all, source, target]);
  return {
    all,
    terms,
    failure,
    change(remove, add) {
      host.change(remove, add).then(
        (changed) => {
          setAll(changed);
          setFailure(null);
        },
        (error: unknown) => setFailure(failureOf(error)),
      );
    },
  };
}

const NONE: readonly Term[] = [];
/** The terms that are marked in the source's blocks. */
export const TermsContext = createContext(NONE);

export function useTerms(): readonly Term[] {
  return useContext(TermsContext);
}
