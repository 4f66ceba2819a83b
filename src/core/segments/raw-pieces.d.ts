/** The text between the tags of an island: raw HTML, components, directives. */
import type { Piece } from "./text-line.ts";
/** The pieces of an island's source. Inside `<style>`, `<script>` and `<pre>` nothing is text. */
export declare function rawPieces(source: string): readonly Piece[];
