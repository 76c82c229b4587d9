/**
 * The value of an operation, or why it was refused.
 *
 * Refusals are outcomes that a caller can handle, and part of a function's type. Faults, such as a lost connection or a
 * broken invariant, are thrown.
 */
export type Result<Value, Refusal> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

/** Creates the result of an operation that succeeded. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Creates the result of an operation that was refused, with the reason. */
export function refused<const Refusal>(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}
