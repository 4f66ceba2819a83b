/** Answers that are wanted as long as whoever asked is there. */

/**
 * Take what is answered, or why it is not, unless the returned function was called first: what an effect returns. A
 * failure that nobody takes is passed over.
 */
export function takeAnswer<Answer>(
  asked: Promise<Answer>,
  take: (answer: Answer) => void,
  fail: (error: unknown) => void = () => undefined,
): () => void {
  let isWanted = true;
  asked.then(
    (answer) => {
      if (isWanted) take(answer);
    },
    (error: unknown) => {
      if (isWanted) fail(error);
    },
  );
  return () => {
    isWanted = false;
  };
}
