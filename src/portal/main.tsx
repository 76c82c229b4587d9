import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { App } from './app';
import { startGraph } from './graph/start-graph';
import { routes } from './routes';
import { takeInvitationToken } from './tab/invitation-token';
import { chooseLanguage, withChosen } from './words/language';
import { languageChoice } from './words/language-choice';
import { loadWords } from './words/load-words';

// Runs before any code reads the URL. The listener is registered before the one of the invitation page.
takeInvitationToken();
addEventListener('hashchange', takeInvitationToken);

// A page from the back-forward cache may show data of a person who has signed out.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) location.reload();
});

// Preloads the most likely language while the viewer is requested. Components that need it handle its errors.
const wanted = withChosen(languageChoice.read(), navigator.languages);
loadWords(chooseLanguage(wanted).language).catch(() => undefined);

const place = document.getElementById('portal');
if (!place) throw new Error('index.html has no place for the portal.');
createRoot(place).render(<App client={startGraph()} router={createBrowserRouter([...routes])} />);
