/** How often the articles are read: by the file that `galley.json` names, or one that a person chooses. */

import { useCallback, useEffect, useMemo, useState } from "react";
import { Failure } from "#contract/failure";
import { failureOf } from "../../state/actions.ts";
import { takeAnswer } from "../../state/take-answer.ts";
import type { FailureValue } from "../../state/workspace-state.ts";
import type { Views } from "./matrix-model.ts";

export interface ReadTraffic {
  /** The file that `galley.json` names; `null` for a chosen one, or none. */
  readonly file: string | null;
  readonly views: readonly (readonly [string, number])[];
  readonly rows: number;
  readonly unmatched: number;
  readonly skipped: number;
  readonly isCut: boolean;
}

/** `text`: of a file that was chosen; `null`: what `galley.json` names. */
export type TrafficHost = (text: string | null) => Promise<ReadTraffic>;

export interface Traffic {
  readonly views: Views;
  readonly name: string | null;
  readonly read: ReadTraffic | null;
  readonly failure: FailureValue | null;
  readonly choose: (file: File) => void;
}

/** A longer file is not handed over. */
const LONGEST_BYTES = 18_000_000;

interface State {
  readonly name: string | null;
  readonly read: ReadTraffic | null;
  readonly failure: FailureValue | null;
}

export function useTraffic(host: TrafficHost): Traffic {
  const [state, setState] = useState<State>({ name: null, read: null, failure: null });
  const fail = useCallback(
    (error: unknown) => setState((before) => ({ ...before, failure: failureOf(error) })),
    [],
  );
  useEffect(
    () =>
      takeAnswer(
        host(null),
        (read) => {
          if (read.file !== null) setState({ name: read.file, read, failure: null });
        },
        fail,
      ),
    [host, fail],
  );
  const choose = useCallback(
    (file: File) => {
      readChosen(file, host).then((read) => setState({ name: file.name, read, failure: null }), fail);
    },
    [host, fail],
  );
  const views = useMemo(() => (state.read ? new Map(state.read.views) : null), [state.read]);
  return { ...state, views, choose };
}

async function readChosen(file: File, host: TrafficHost): Promise<ReadTraffic> {
  if (file.size > LONGEST_BYTES) throw new Failure("too-large", { path: file.name });
  const bytes = new Uint8Array(await file.arrayBuffer());
  // Spreadsheets write "Unicode text" as UTF-16 with its mark.
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return host(new TextDecoder(isWide ? "utf-16le" : "utf-8").decode(bytes));
}
