import { html, renderPage } from '../page';
import { layoutCss } from './account-picker.page';

/** The reason why a request can't be answered by a redirect to the application. */
export interface Problem {
  /** Microsoft's code (AADSTS…) if there is one; otherwise, OAuth's. */
  readonly code: string;
  readonly message: string;
}

/** Renders the error page, for the developer who has to fix the application. */
export function renderProblem({ code, message }: Problem): string {
  return renderPage({
    title: 'Sign-in problem',
    css: layoutCss,
    body: html`<main>
      <h1>Sorry, we can’t sign you in</h1>
      <p>${code}: ${message}</p>
      <p class="quiet">The local identity provider rejected the application’s request.</p>
    </main>`,
  });
}

/** Renders the page after signing out, if no application has registered a redirect. */
export function renderSignedOut(): string {
  return renderPage({
    title: 'Signed out',
    css: layoutCss,
    body: html`<main>
      <h1>You signed out of your account</h1>
      <p class="quiet">It’s a good idea to close all browser windows.</p>
    </main>`,
  });
}
