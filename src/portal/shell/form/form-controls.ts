/** Returns whether a form has a FormField with this name, which can show errors. */
export function hasFormField(form: HTMLFormElement, name: string): boolean {
  return form.querySelector(`[data-field="${CSS.escape(name)}"]`) !== null;
}

/** Moves the focus to the first invalid control of a form. In a group, to its first control. */
export function focusRefused(form: HTMLFormElement): void {
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
