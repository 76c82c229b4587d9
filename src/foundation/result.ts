/**
 * Carries what an operation produced, or the reason it was refused.
 *
 * Refusals are outcomes a caller can act on and are part of a function's type; faults (a lost connection, a
 * broken invariant) are thrown.
 */
export type Result<Value, Refusal> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: Refusal };

/** Wraps the value of an operation that succeeded. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Wraps the reason for which an operation was refused. */
export function refused<const Refusal>(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}
