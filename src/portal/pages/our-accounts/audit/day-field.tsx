import { Field, Input } from '@fluentui/react-components';

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A date filter with the browser's date picker. */
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

/** Returns when a day begins in the browser's time zone, or undefined if the text isn't a date. */
export function startOf(day: string): string | undefined {
  return instantOf(day, 0);
}

/** Returns when a day ends in the browser's time zone (exclusive), or undefined if the text isn't a date. */
export function endOf(day: string): string | undefined {
  return instantOf(day, 1);
}

function instantOf(day: string, daysLater: number): string | undefined {
  if (!DAY.test(day)) return undefined;
  const instant = new Date(`${day}T00:00`);
  if (Number.isNaN(instant.getTime())) return undefined;
  // Adds calendar days, because a day can have 23 or 25 hours.
  instant.setDate(instant.getDate() + daysLater);
  return instant.toISOString();
}
