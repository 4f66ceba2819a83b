/** D2: every single failing system call leaves the old or the new file, and never a false "Saved". */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { outcomeOf, startGalley, type Galley } from "./support/galley.ts";
import { FAULT_CODES, type Fault, type FaultBoard, type FaultReport } from "./support/injector.ts";
import { tally, type DataPromise, type Outcome, type Tally, type Trial } from "./support/promise.ts";
import { bulkSubjects } from "./bulk-fault-subjects.ts";
import { imageSubjects } from "./image-fault-subjects.ts";
import { subjects, type Attempt, type Subject, type Verdict } from "./single-fault-subjects.ts";

export const singleFaults: DataPromise = {
  id: "D2",
  async run(trial) {
    if (trial.injector === null) return { figures: "", broken: [], skipped: ["no C compiler"] };
    const counts: Counts = { torn: tally("torn"), lies: tally("lie"), stuck: tally("stuck"), half: 0 };
    const parts: string[] = [];
    let runs = 0;
    const tried =
      trial.saver === "galley"
        ? [...subjects, ...bulkSubjects, ...imageSubjects]
        : subjects.filter(({ isBeyondSaving }) => isBeyondSaving !== true);
    for (const subject of tried) {
      const swept = await sweep(trial, subject, counts);
      runs += swept.runs;
      parts.push(`${subject.name} ${swept.runs} over ${swept.operations} calls`);
      if (swept.runs === 0) counts.stuck.add(`no system call of "${subject.name}" was met`);
    }
    return {
      figures: `${runs} single faults, ${counts.torn.count()} torn, ${counts.lies.count()} lies, ${counts.stuck.count()} that could not be tried again, ${counts.half} half written in place with the old text kept (${parts.join("; ")})`,
      broken: [counts.torn, counts.lies, counts.stuck].flatMap((each) => each.found()),
      skipped: [],
    } satisfies Outcome;
  },
};

interface Counts {
  readonly torn: Tally;
  readonly lies: Tally;
  readonly stuck: Tally;
  /** A file with two names whose write the fault cut short: told as failed, its old text in Galley's folder. */
  half: number;
}

type Sort = Omit<Fault, "from" | "until"> & { readonly name: string; readonly lasts?: boolean };

/** What happens to the one call; `lasts`: to all those after it as well, as when a disk dies. */
function sortsAt(length: Trial["length"]): {
  readonly failing: readonly Sort[];
  readonly killing: readonly Sort[];
} {
  const codes = length === "short" ? (["EIO", "ENOSPC", "EACCES"] as const) : FAULT_CODES;
  const lasting = length === "short" ? (["EIO"] as const) : (["EIO", "ENOSPC", "EROFS"] as const);
  return {
    failing: [
      ...codes.map((code) => ({ name: code, how: "fail", code }) as const),
      ...lasting.map((code) => ({ name: `${code} from there on`, how: "fail", code, lasts: true }) as const),
      { name: "EIO though done", how: "fail-after", code: "EIO" },
      { name: "a short write", how: "short", operations: ["write"] },
      { name: "a disk that fills", how: "full", code: "ENOSPC", operations: ["write"] },
    ],
    killing: [
      { name: "a kill before", how: "kill-before" },
      ...(length === "long" ? [{ name: "a kill after", how: "kill-after" } as const] : []),
    ],
  };
}

interface Swept {
  readonly runs: number;
  readonly operations: number;
}

/** Try each sort at each system call of the subject, until a run ends before the call is reached. */
async function sweep(trial: Trial, subject: Subject, counts: Counts): Promise<Swept> {
  const { failing, killing } = sortsAt(trial.length);
  const bench = await openBench(trial, subject);
  const swept = { runs: 0, operations: 0 };
  try {
    for (const sort of [...failing, ...killing]) {
      // Each kill costs a start; a short run passes calls over, but no write.
      const stride = trial.length === "long" ? 1 : (subject.stride ?? 1);
      const step = killing.includes(sort)
        ? trial.times(30, 2, 1) * stride
        : sort.operations
          ? 1
          : trial.times(8, 1, 1) * stride;
      for (let at = 1; ; at += step) {
        const { report, attempt } = await bench.attempt(sort, at);
        if (report.count < at && attempt.outcome !== "killed") break;
        if (!sort.operations) swept.operations = Math.max(swept.operations, at);
        if (report.hits === 0) continue;
        swept.runs++;
        await judge(bench, attempt, counts);
      }
    }
  } finally {
    await bench.close();
  }
  return swept;
}

async function judge(bench: Bench, attempt: Attempt, counts: Counts): Promise<void> {
  const { torn, lies, stuck } = counts;
  const found = await bench.judge(attempt);
  if (found.isHalfWithOldKept === true) {
    counts.half++;
    return;
  }
  if (found.torn !== undefined) torn.add(`${attempt.what}: ${found.torn}`);
  if (found.lie !== undefined) lies.add(`${attempt.what}: ${found.lie}`);
  if (attempt.outcome === "bug") stuck.add(`${attempt.what}: told as a bug, not by name`);
  const again = await bench.again();
  if (again !== null) stuck.add(`${attempt.what}: ${again}`);
}

interface Bench {
  readonly judge: (attempt: Attempt) => Promise<Verdict>;
  /** From a fresh start, let the call of the number `at` go wrong. */
  readonly attempt: (sort: Sort, at: number) => Promise<{ report: FaultReport; attempt: Attempt }>;
  /** The same once more without a fault; `null` when it succeeds. */
  readonly again: () => Promise<string | null>;
  readonly close: () => Promise<void>;
}

async function openBench(trial: Trial, subject: Subject): Promise<Bench> {
  const work = join(trial.work, subject.name.replaceAll(/\W+/g, "-"));
  const places = { site: join(work, "site"), data: join(work, "data"), outside: join(work, "outside") };
  for (const folder of Object.values(places)) await mkdir(folder, { recursive: true });
  const board: FaultBoard | undefined = trial.injector?.board(join(work, "board"), [
    places.site,
    places.data,
  ]);
  if (board === undefined) throw new RangeError("an injector is needed");
  const reader = await startGalley({ userData: places.data, saver: trial.saver });
  await subject.open(reader, places);
  let galley: Galley | null = null;
  let remarks: string[] = [];
  const running = async (): Promise<Galley> => {
    if (galley?.process.exitCode === null && galley.process.signalCode === null) return galley;
    galley = await startGalley({ userData: places.data, saver: trial.saver, board });
    galley.onEvent((event, value) => {
      if (event === "document.remarked") remarks.push(JSON.stringify(value));
    });
    await subject.open(galley, places);
    return galley;
  };
  return {
    judge: (attempt) => subject.judge({ ...attempt, remarks }, reader),
    async attempt({ name, lasts, ...fault }, at) {
      const target = await running();
      await subject.reset(places, target);
      remarks = [];
      board.arm({ ...fault, from: at, ...(lasts === true ? {} : { until: at }) });
      const outcome = await Promise.race([
        outcomeOf(subject.act(target)),
        target.ended.then(() => "killed" as const),
      ]);
      const report = board.disarm();
      const hit = report.log.find((each) => each.hit);
      const where = hit ? `${hit.operation} ${hit.path.slice(work.length)}` : "nothing";
      // A call may learn of its channel's end before the process is known to have ended.
      const isKilled = outcome === "killed" || outcome === "disconnected";
      if (isKilled) await target.ended;
      return {
        report,
        attempt: {
          what: `${subject.name}, ${name} at call ${at} (${where})`,
          outcome: isKilled ? "killed" : outcome,
          places,
          remarks: [],
          mayLeaveFiles:
            isKilled || lasts === true || hit?.operation === "unlink" || fault.how === "fail-after",
        },
      };
    },
    async again() {
      const target = await running();
      const outcome = await outcomeOf(subject.act(target));
      return subject.settled(outcome, places, reader);
    },
    async close() {
      await galley?.close();
      await reader.close();
      board.close();
    },
  };
}
