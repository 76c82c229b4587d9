/**
 * The value of an operation, or why it was refused.
 *
 * Refusals are outcomes that a caller can handle, and part of a function's type. Faults, such as a lost connection or a
 * broken invariant, are thrown.
 */
export type Result<Value, Reason> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Reason };

/**
 * Why an operation was refused, as a code. Some codes come with details, such as when to retry.
 *
 * It's a union of one object for each code, so that checking the code narrows it.
 */
export type Refusal<Code extends string | number> = Code extends unknown ? { readonly code: Code } : never;

/** Creates the result of an operation that succeeded. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Creates the result of an operation that was refused, with the code and its details. */
export function refused<const Code extends string | number>(
  code: Code,
): { readonly ok: false; readonly refusal: Refusal<Code> };
export function refused<const Code extends string | number, const Details extends object>(
  code: Code,
  details: Details,
): { readonly ok: false; readonly refusal: Refusal<Code> & Details };
export function refused(
  code: string | number,
  details?: object,
): { readonly ok: false; readonly refusal: object } {
  return { ok: false, refusal: { code, ...details } };
}
