/** What a piece of code does, without what is written for people in it: comments and texts. */

const COMMENT =
  /<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|(?<![:"'`\w])\/\/[^\n]*|(?:^|(?<=\s))#(?![!{[(\w])[^\n]*|\{#[\s\S]*?#\}|(?:^|(?<=\s))--\s[^\n]*|(?:^|(?<=\n))\s*;[^\n]*/g;
const TEXT = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g;

/** The letters, digits and signs that a machine reads. Code of plain words (a directory's tree, an error) has few. */
export function instructionsOf(code: string): string {
  return (
    code
      .replace(COMMENT, " ")
      .replace(TEXT, '""')
      // Between the tags of HTML stands text; placeholders and configuration hold words of every script.
      .replace(/>[^<>{}]*</g, "><")
      .replace(/[^\x21-\x7e]+/g, "")
  );
}
