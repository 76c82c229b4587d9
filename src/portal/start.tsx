import { startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { App } from './app';
import { startGraph } from './graph/start-graph';
import { routes } from './routes';
import { chooseLanguage } from './words/language';
import { loadWords } from './words/load-words';

/** Renders the portal. Each step is a task of its own, so that the page can be scrolled between them. */
export async function start(): Promise<void> {
  const place = document.getElementById('portal');
  if (!place) throw new Error('index.html has no place for the portal.');
  await nextTask();
  // Loads the document's language, which the server chose, while the viewer is requested. Components that need it handle
  // its errors.
  loadWords(chooseLanguage([document.documentElement.lang]).language).catch(() => undefined);
  const router = createBrowserRouter([...routes]);
  await nextTask();
  const app = <App client={startGraph()} router={router} />;
  startTransition(() => createRoot(place).render(app));
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
