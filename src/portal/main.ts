import { shell } from './words/english/shell';
import { requestViewerEarly } from './graph/early-viewer';
import { takeInvitationToken } from './tab/invitation-token';

// Runs before any code reads the URL. The listener is registered before the one of the invitation page.
takeInvitationToken();
addEventListener('hashchange', takeInvitationToken);

// A page from the back-forward cache may show data of a person who has signed out.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

requestViewerEarly();

/** Resolves when the page that the server sent has been painted, or at once if nothing is painted. */
function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) resolve();
    // Browsers call back before they paint, once the style sheet has loaded.
    requestAnimationFrame(() => setTimeout(resolve));
    document.addEventListener('visibilitychange', () => resolve(), { once: true });
  });
}

const place = document.getElementById('portal');

/**
 * Fetches all scripts of the page, which the document names (scripts/portal/documents.mjs). Each request starts in a task
 * of its own, because starting all of them takes a phone as long as several frames.
 */
function fetchScripts(): void {
  for (const script of place?.dataset['scripts']?.split(' ') ?? []) {
    setTimeout(() => {
      const link = document.createElement('link');
      link.rel = 'modulepreload';
      link.href = script;
      document.head.append(link);
    });
  }
}

// Before the first paint, other scripts would take its bandwidth, and running them takes a phone longer than a frame.
firstPaint()
  .then(fetchScripts)
  // In tasks of their own, so that the page can be scrolled between them.
  .then(() => import('react-dom/client'))
  .then(() => import('./graph/start-graph'))
  .then(() => import('./start'))
  .then(({ start }) => start())
  .catch(() => {
    if (!place) return;
    document.getElementById('first')?.remove();
    const text = document.createElement('p');
    text.lang = 'en';
    text.textContent = shell.failure.page;
    place.append(text);
  });
