// @ts-check
/**
 * How Galley's scripts answer questions about single texts: a line of JSON comes in, a line of JSON goes out, in the
 * order in which they were asked. What anything else prints goes to the log.
 */
import { createInterface } from "node:readline";

/**
 * @typedef {{ id: number, do: string, path: string, text: string }} Question
 * @typedef {(question: Question) => Promise<unknown>} Answer
 */

/** @type {(line: string) => void} */
const say = (
  (write) => (/** @type {string} */ line) =>
    void write(`${line}\n`)
)(process.stdout.write.bind(process.stdout));
// @ts-expect-error the signature has more forms than are used here
process.stdout.write = process.stderr.write.bind(process.stderr);

/**
 * Answer until nobody asks any more. What an answer fails with is said in its place.
 * @param {Readonly<Record<string, Answer>>} answers by what is asked
 */
export async function answerQuestions(answers) {
  for await (const line of createInterface({ input: process.stdin })) {
    /** @type {Question} */
    const question = JSON.parse(line);
    try {
      say(JSON.stringify({ id: question.id, answer: (await answers[question.do]?.(question)) ?? null }));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      say(JSON.stringify({ id: question.id, failed: reason.slice(0, 2000) }));
    }
  }
  process.exit(0);
}
