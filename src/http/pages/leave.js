/*
 * Forms that lead to Microsoft, sent by script: browsers hold every hop after a submitted form against
 * `form-action`, and which hosts a company's sign-in passes through can't be listed.
 */
import { onSubmit } from './forms.js';
import { RequestFailure } from './graphql.js';

/** Lets a form lead to the sign-in. */
export function onSignIn(form) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    location.assign(`${form.action}?${new URLSearchParams(new FormData(form))}`);
  });
}

/** Lets a form sign out, and then leave this page: for Microsoft's, if that was asked for. */
export function onSignOut(form) {
  onSubmit(form, async (entries) => {
    const { microsoftSignOutUrl } = await signOut(form.action, new URLSearchParams(entries));
    if (microsoftSignOutUrl === null && entries.has('microsoft')) {
      return {
        done: 'You are signed out here. Microsoft could not be reached: you may still be signed in there.',
      };
    }
    location.assign(microsoftSignOutUrl ?? '/');
    return {};
  });
}

async function signOut(address, choices) {
  let response;
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: choices,
    });
  } catch {
    throw new RequestFailure('UNANSWERED', 'There was no answer: you may still be signed in. Try again.');
  }
  if (!response.ok)
    throw new RequestFailure('REFUSED', 'You are still signed in. Load the page again and try again.');
  return response.json();
}
