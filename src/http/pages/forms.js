/* Forms that are sent by script: one at a time, with each error next to its field. */
import { element } from './dom.js';
import { RequestFailure } from './graphql.js';

/**
 * Lets a form do `act` with its entries when it is submitted.
 *
 * `act` gives `{ userErrors, done }`: what was refused, shown next to the fields they name, or a sentence that
 * says what was done. A request that failed is told below the form.
 */
export function onSubmit(form, act) {
  const failure = form.appendChild(element('p', 'failure'));
  failure.setAttribute('role', 'alert');
  const done = form.appendChild(element('p', 'done'));
  done.setAttribute('role', 'status');
  const button = form.querySelector('button');

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.ariaDisabled === 'true') return;
    clear(form, failure, done);
    button.ariaDisabled = 'true';
    try {
      const result = await act(new FormData(form));
      if (result.userErrors?.length > 0) showErrors(form, failure, result.userErrors);
      else done.textContent = result.done ?? '';
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error;
      failure.textContent = error.message;
    } finally {
      button.ariaDisabled = 'false';
    }
  });
}

function showErrors(form, failure, userErrors) {
  const elsewhere = [];
  const controls = [];
  for (const { field, message } of userErrors) {
    const control = form.querySelector(
      `[name="${CSS.escape(field?.at(-1) ?? '')}"]:not([type='radio'], [type='hidden'])`,
    );
    if (!control) {
      elsewhere.push(message);
      continue;
    }
    const note = element('p', 'error', message);
    note.id = `${control.id || control.name}-error`;
    (control.closest('label') ?? control).after(note);
    control.setAttribute('aria-invalid', 'true');
    control.dataset.describedBy ??= control.getAttribute('aria-describedby') ?? '';
    control.setAttribute('aria-describedby', `${note.id} ${control.dataset.describedBy}`.trim());
    controls.push(control);
  }
  failure.textContent = elsewhere.join(' ');
  controls[0]?.focus();
}

function clear(form, failure, done) {
  failure.textContent = done.textContent = '';
  for (const note of form.querySelectorAll('.error')) note.remove();
  for (const control of form.querySelectorAll('[aria-invalid]')) {
    control.removeAttribute('aria-invalid');
    if (control.dataset.describedBy) control.setAttribute('aria-describedby', control.dataset.describedBy);
    else control.removeAttribute('aria-describedby');
  }
}
