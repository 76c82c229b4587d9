import { InvalidArgumentError } from 'commander';
import { CHANGE_TYPES, DELIVERY_TYPES, TIME_TYPES } from '../change-log/change-types';

/** The types of events that this release sends. */
export const EVENT_TYPES: readonly string[] = [CHANGE_TYPES, DELIVERY_TYPES, TIME_TYPES].flatMap((types) =>
  Object.values(types),
);

/** Reads types of events, separated by commas. Throws InvalidArgumentError for an unknown one. */
export function readTypes(value: string): readonly string[] {
  const types = value.split(',').map((type) => type.trim());
  const unknown = types.find((type) => !EVENT_TYPES.includes(type));
  if (unknown !== undefined) throw new InvalidArgumentError(`There's no type ${unknown}.`);
  return types;
}

/** Reads the id of an event. Throws InvalidArgumentError for anything else. */
export function readPosition(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('Use the id of an event, a whole number.');
  return Number(value);
}

/** Reads an instant with its offset. Throws InvalidArgumentError for anything else. */
export function readInstant(value: string): Date {
  const instant = new Date(/^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/.test(value) ? value : NaN);
  if (Number.isNaN(instant.getTime()))
    throw new InvalidArgumentError('Use an instant such as 2026-12-01T20:00:00Z.');
  return instant;
}
