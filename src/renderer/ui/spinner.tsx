import "./spinner.css";

/** Work under way whose end nobody knows; `label` says which. */
export function Spinner({
  label,
  hideLabel = false,
}: {
  readonly label: string;
  readonly hideLabel?: boolean;
}) {
  return (
    <span className="spinner" role="status" {...(hideLabel ? { "aria-label": label } : {})}>
      <span className="spinner-wheel" aria-hidden />
      {hideLabel ? null : <span>{label}</span>}
    </span>
  );
}
