/** Lines are counted by the breaks between them. */

const LINE_FEED = 10;
const RETURN = 13;

/** How many line breaks `text` holds; a CRLF is one. */
export function lineBreaks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === LINE_FEED || (unit === RETURN && text.charCodeAt(at + 1) !== LINE_FEED)) count++;
  }
  return count;
}
