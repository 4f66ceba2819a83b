import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  Group,
  I18nProvider,
  useLocale,
  type DateValue,
} from "react-aria-components";
import { classes } from "./classes.ts";
import { FieldFoot, FieldLabel, fieldState, type FieldTexts } from "./field.tsx";
import { Icon } from "./icon.tsx";
import { Popover } from "./popover.tsx";
import "./date-field.css";

export interface DateFieldProps extends Omit<FieldTexts, "contentLang"> {
  /** A date without a place on the globe (`CalendarDate`, `CalendarDateTime`), so that no zone can move it. */
  readonly value: DateValue | null;
  readonly onChange: (value: DateValue | null) => void;
  readonly granularity?: "day" | "minute" | "second";
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly className?: string;
}

/** A date, typed part by part or chosen in a calendar; written year first, as frontmatter has it. */
export function DateField({
  label,
  hideLabel = false,
  remark,
  description,
  error,
  granularity = "day",
  className,
  ...rest
}: DateFieldProps) {
  const { locale } = useLocale();
  return (
    <I18nProvider locale={locale.startsWith("en") ? "en-CA" : locale}>
      <DatePicker
        {...rest}
        {...fieldState({ label, hideLabel, error })}
        granularity={granularity}
        hourCycle={24}
        shouldForceLeadingZeros
        className={classes("field", className)}
      >
        <FieldLabel label={label} hideLabel={hideLabel} remark={remark} />
        <Group className="field-control field-group">
          <DateInput className="field-input date-input">
            {(segment) => <DateSegment segment={segment} className="date-segment" />}
          </DateInput>
          <Button className="field-button">
            <Icon of={CalendarDays} size={15} />
          </Button>
        </Group>
        <FieldFoot description={description} error={error} />
        <Popover>
          <Dialog className="date-calendar">
            <DateCalendar />
          </Dialog>
        </Popover>
      </DatePicker>
    </I18nProvider>
  );
}

function DateCalendar() {
  return (
    <Calendar>
      <header className="date-calendar-head">
        <Button slot="previous" className="field-button date-calendar-turn">
          <Icon of={ChevronLeft} />
        </Button>
        <CalendarHeading className="date-calendar-month" />
        <Button slot="next" className="field-button date-calendar-turn">
          <Icon of={ChevronRight} />
        </Button>
      </header>
      <CalendarGrid className="date-calendar-grid">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className="date-calendar-day">{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => <CalendarCell date={date} className="date-calendar-cell" />}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}
