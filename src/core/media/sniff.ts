/** What a picture is, by its bytes: names and what a clipboard says of them prove nothing. */

export type ImageKind = "png" | "jpg" | "gif" | "webp" | "avif" | "svg";

/** So much of the beginning is enough to tell. */
const HEAD = 1024;

/** The kind of picture that `bytes` are, as pages can show it; `null` for everything else. */
export function imageKindOf(bytes: Uint8Array): ImageKind | null {
  const head = Array.from(bytes.subarray(0, HEAD), (byte) => String.fromCharCode(byte)).join("");
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (head.startsWith("\xff\xd8\xff")) return "jpg";
  if (/^GIF8[79]a/.test(head)) return "gif";
  if (head.startsWith("RIFF") && head.slice(8, 12) === "WEBP") return "webp";
  if (head.slice(4, 8) === "ftyp" && /avi[fs]/.test(head.slice(8, 40))) return "avif";
  return isDrawing(head) ? "svg" : null;
}

function isDrawing(head: string): boolean {
  const text = head.replace(/^\xef\xbb\xbf/, "").trimStart();
  return /^(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/i.test(
    text,
  );
}

/** Whether a drawing's text runs anything or reaches elsewhere: opened as a page of the site, it would. */
export function hasProgram(svg: string): boolean {
  return /<script|<foreignObject|<iframe|<!ENTITY|\son[a-z]+\s*=|(?:java|vb)script:|href\s*=\s*(?:["']\s*)?data:text/i.test(
    svg,
  );
}
