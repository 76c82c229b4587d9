import { Field, Input } from '@fluentui/react-components';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A filter by a day, as the calendar of the browser gives it. */
export function DayField({
  label,
  value,
  onChoose,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (day: string) => void;
}) {
  return (
    <Field label={label}>
      <Input
        type="date"
        value={DAY.test(value) ? value : ''}
        onChange={(_event, { value: day }) => onChoose(day)}
      />
    </Field>
  );
}

/** Gives the instant at which a day begins where the browser is; undefined when it is no day. */
export function startOf(day: string): string | undefined {
  return instantOf(day, 0);
}

/** Gives the instant at which a day has ended where the browser is; undefined when it is no day. */
export function endOf(day: string): string | undefined {
  return instantOf(day, 1);
}

function instantOf(day: string, daysLater: number): string | undefined {
  if (!DAY.test(day)) return undefined;
  const instant = new Date(`${day}T00:00`);
  if (Number.isNaN(instant.getTime())) return undefined;
  // By the calendar: a day may have 23 or 25 hours.
  instant.setDate(instant.getDate() + daysLater);
  return instant.toISOString();
}
