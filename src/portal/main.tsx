import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { App } from './app';
import { startGraph } from './graph/start-graph';
import { routes } from './routes';
import { takeInvitationToken } from './tab/invitation-token';
import { chooseLanguage } from './words/language';
import { loadWords } from './words/load-words';

// Before anything reads the address, and before the page of an invitation is there to be told of another.
takeInvitationToken();
addEventListener('hashchange', takeInvitationToken);

// A page out of the browser's memory may show somebody who has since signed out.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

// Most often it is the browser's language; the request for the viewer need not be waited for. Whoever needs it asks again.
loadWords(chooseLanguage(navigator.languages).language).catch(() => undefined);

const place = document.getElementById('portal');
if (!place) throw new Error('index.html has no place for the portal.');
createRoot(place).render(<App client={startGraph()} router={createBrowserRouter([...routes])} />);
