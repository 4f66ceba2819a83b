/** A galley: one long sheet of type, with the proof-reader's caret in its margin. */
export function GalleyMark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden className="galley-mark">
      <path
        className="galley-mark-sheet"
        d="M4.5 1.5h9v15.2l-1.5 1.8-1.5-1.8-1.5 1.8-1.5-1.8-1.5 1.8-1.5-1.8z"
      />
      <path className="galley-mark-lines" d="M6.7 5h4.6M6.7 8h4.6M6.7 11h2.6" />
      <path className="galley-mark-caret" d="M12.2 13.6l2.6-4.2 2.6 4.2" />
    </svg>
  );
}
