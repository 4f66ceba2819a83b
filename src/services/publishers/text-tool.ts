/** A publisher's own renderer as a program that is asked about one text at a time. */

import { Failure } from "#contract/failure";
import { z } from "zod";
import type { Permit } from "../trust/trust.ts";
import { startAnsweringTool, type AnsweringTool, type ToolCommand } from "./tool-process.ts";
import { lastWords } from "./wait-for-build.ts";

/** `render`: a body's markup. `check`: what the publisher says of the frontmatter. `forget`: files of the site changed. */
export type TextQuestion = "render" | "check" | "forget";

export interface TextTool {
  /**
   * What the program answers about `text` in place of the file at `path`. Fails with `publisher-failed`, for the
   * program's own reason, and with `timed-out`.
   */
  readonly ask: (question: TextQuestion, path: string, text: string) => Promise<unknown>;
  /** Whether it was asked anything yet and goes on. */
  readonly isRunning: () => boolean;
  readonly stop: () => Promise<void>;
}

/** The first answer waits until the whole site is read, in milliseconds. */
const FIRST_PATIENCE = 180_000;
const PATIENCE = 20_000;
/** One that ended so often in a row would end again. */
const MOST_ENDS = 3;

const Answer = z.union([
  z.object({ id: z.number(), answer: z.unknown() }).strict(),
  z.object({ id: z.number(), failed: z.string() }),
]);

interface Pending {
  readonly settle: (answer: unknown) => void;
  readonly fail: (failure: Failure) => void;
}

/** The program is started by the first question, and again when it ended meanwhile. */
export function openTextTool(permit: Permit, command: () => Promise<ToolCommand>): TextTool {
  const questions = createQuestions();
  let running: Promise<AnsweringTool> | null = null;
  let reason = "";
  let ends = 0;
  let isClosed = false;
  const launch = async (): Promise<AnsweringTool> => {
    const tool = startAnsweringTool(permit, await command(), (line) => {
      if (questions.hear(line)) ends = 0;
    });
    questions.begin();
    void tool.ended.then(() => {
      ends += 1;
      running = null;
      reason = lastWords(tool);
      questions.failAll(new Failure("publisher-failed", { reason }));
    });
    return tool;
  };
  return {
    async ask(question, path, text) {
      if (isClosed || ends >= MOST_ENDS) throw new Failure("publisher-failed", { reason });
      running ??= launch();
      const starting = running;
      const tool = await starting.catch((error: unknown) => {
        if (running === starting) running = null;
        throw error;
      });
      return questions.put(
        (id) => tool.say(JSON.stringify({ id, do: question, path, text })),
        () => {
          // It would answer everything else late as well.
          void tool.stop();
        },
      );
    },
    isRunning: () => running !== null,
    async stop() {
      isClosed = true;
      const tool = await running?.catch(() => null);
      await tool?.stop();
    },
  };
}

/** Questions that wait for their answers, by number. */
function createQuestions() {
  const pending = new Map<number, Pending>();
  let asked = 0;
  let hasAnswered = false;
  return {
    /** A program begins: its first answer may take long. */
    begin(): void {
      hasAnswered = false;
    },
    /** Whether the line answered a question. */
    hear(line: string): boolean {
      const answer = readAnswer(line);
      const waiting = answer && pending.get(answer.id);
      if (!answer || !waiting) return false;
      hasAnswered = true;
      if ("failed" in answer) waiting.fail(new Failure("publisher-failed", { reason: answer.failed }));
      else waiting.settle(answer.answer);
      return true;
    },
    failAll(failure: Failure): void {
      for (const waiting of pending.values()) waiting.fail(failure);
    },
    put(say: (id: number) => void, onLate: () => void): Promise<unknown> {
      const id = (asked += 1);
      return new Promise((resolve, reject) => {
        const over = (end: () => void): void => {
          clearTimeout(timer);
          pending.delete(id);
          end();
        };
        const late = (): void => {
          onLate();
          over(() => reject(new Failure("timed-out")));
        };
        const timer = setTimeout(late, hasAnswered ? PATIENCE : FIRST_PATIENCE);
        pending.set(id, {
          settle: (answer) => over(() => resolve(answer)),
          fail: (failure) => over(() => reject(failure)),
        });
        say(id);
      });
    },
  };
}

function readAnswer(line: string): z.infer<typeof Answer> | null {
  try {
    return Answer.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
