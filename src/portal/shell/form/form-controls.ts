import { type UserError } from './form-errors';
import { isInvalidEntry } from './is-invalid-entry';

/** Returns whether a form has a FormField with this name, which can show errors. */
export function hasFormField(form: HTMLFormElement, name: string): boolean {
  return form.querySelector(`[data-field="${CSS.escape(name)}"]`) !== null;
}

/** Returns the errors of the entries that can't be right, for the fields that name a code for them. */
export function findInvalidEntries(form: HTMLFormElement): UserError[] {
  return [...form.querySelectorAll<HTMLElement>('[data-invalid-code]')].flatMap(({ dataset }) => {
    const { field: name = '', invalidCode: code = '' } = dataset;
    const control = form.elements.namedItem(name);
    const isText = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
    return isText && isInvalidEntry(control.value, control.type)
      ? [{ code, message: '', field: [name] }]
      : [];
  });
}

/** Moves the focus to a form's first field. */
export function focusFirstField(form: HTMLFormElement): void {
  form.querySelector<HTMLElement>('input, select, textarea')?.focus();
}

/** Moves the focus to the control of the FormField with this name. In a group, to its first control. */
export function focusField(form: HTMLFormElement, name: string): void {
  const field = form.querySelector(`[data-field="${CSS.escape(name)}"]`);
  const control =
    field?.querySelector<HTMLElement>('input:checked') ??
    field?.querySelector<HTMLElement>('input, select, textarea, button');
  control?.focus();
}

/**
 * Moves the focus to the summary of a form's errors or, without a summary, to the first invalid control. In a group,
 * to its first control.
 */
export function focusRefused(form: HTMLFormElement): void {
  const summary = form.querySelector<HTMLElement>('[data-error-summary]');
  if (summary) return summary.focus();
  const refused = form.querySelector<HTMLElement>('[aria-invalid="true"]');
  const control = refused?.matches('input, select, textarea, button')
    ? refused
    : refused?.querySelector<HTMLElement>('input:checked, input, button');
  control?.focus();
}

/** Returns whether a control holds text that a person types. */
export function holdsText(control: EventTarget): boolean {
  return (
    control instanceof HTMLTextAreaElement ||
    (control instanceof HTMLInputElement && ['text', 'email'].includes(control.type))
  );
}
