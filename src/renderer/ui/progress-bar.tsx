import { Label, ProgressBar as AriaProgressBar } from "react-aria-components";
import "./progress-bar.css";

export interface ProgressBarProps {
  readonly label: string;
  /** Done and to do, in the same unit; `null` while the whole is not known. */
  readonly value: number | null;
  readonly total: number;
  /** In words: "120 of 800 files". */
  readonly valueLabel?: string;
}

export function ProgressBar({ label, value, total, valueLabel }: ProgressBarProps) {
  const isKnown = value !== null && total > 0;
  return (
    <AriaProgressBar
      className="progress"
      isIndeterminate={!isKnown}
      value={isKnown ? value : 0}
      maxValue={isKnown ? total : 1}
      {...(valueLabel === undefined ? {} : { valueLabel })}
    >
      {({ percentage, valueText }) => (
        <>
          <span className="progress-head">
            <Label>{label}</Label>
            {isKnown ? <span className="is-tabular">{valueText}</span> : null}
          </span>
          <span className="progress-track">
            <span
              className="progress-fill"
              style={{ width: isKnown ? `${percentage ?? 0}%` : "30%" }}
              data-unknown={!isKnown || undefined}
            />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
