import { keptInRenderedTab } from './browser-globals';
import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import {
  createDOMRenderer,
  RendererProvider,
  renderToStyleElements,
  webDarkTheme,
  webLightTheme,
} from '@fluentui/react-components';
import { type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { SOMEBODY, ViewerContext } from '../graph/viewer-context';
import paths from '../paths.json';
import { routes } from '../routes';
import { AfterFirstPage } from '../shell/after-first-page';
import { Theme } from '../shell/theme';
import { chooseLanguage, type Language, languages } from '../words/language';
import { loadHelp } from '../words/load-help';
import { loadSpeech } from '../words/load-speech';
import { loadWords } from '../words/load-words';
import { type Speech, SpeechContext } from '../words/words-context';
import { descriptions } from './descriptions';

/** A page as the server sends it: what doesn't depend on who requests it. */
export interface RenderedPage {
  /** The page's key in paths.json, `toGoOn` (sign-in that leads back to a page) or `notFound`. */
  readonly name: string;
  /** Whether it's for browsers that send a session cookie. */
  readonly isForSession: boolean;
  readonly language: Language;
  readonly direction: string;
  /** In HTML. */
  readonly title: string;
  readonly description: string;
  readonly html: string;
}

/** All pages and the style sheet that they share. */
export interface RenderedPages {
  readonly pages: readonly RenderedPage[];
  readonly css: string;
}

const NOT_FOUND = '/not/found';
// All questions of the help are on one page.
const { helpQuestion: _, ...pagePaths } = paths;
const addresses: Readonly<Record<string, string>> = { ...pagePaths, notFound: NOT_FOUND };
const toGoOn = `${paths.signedOut}?${new URLSearchParams({ returnTo: paths.accounts }).toString()}`;

/** Pages for people without a session. At all other paths, they get the page to sign in. */
const open: Readonly<Record<string, string>> = {
  signedOut: paths.signedOut,
  toGoOn,
  accept: paths.accept,
  maintenance: paths.maintenance,
  help: paths.help,
  notFound: NOT_FOUND,
};

/** With a session, the page for signed-out people redirects. */
const somebodys = Object.entries(addresses).filter(([name]) => name !== 'signedOut');

/** Renders each page in each language, for people with and without a session. */
export async function prerender(): Promise<RenderedPages> {
  const renderer = createDOMRenderer();
  const pages: RenderedPage[] = [];
  for (const language of languages) {
    const speech = await loadSpeech(chooseLanguage([language]), loadWords);
    await loadHelp(language);
    const render = async (name: string, address: string, isForSession: boolean): Promise<void> => {
      // People come to this page by a link with a token.
      if (name === 'accept') keptInRenderedTab.set('invitation-token', 'token');
      const page = await renderPage(address, { isForSession, speech, renderer });
      keptInRenderedTab.clear();
      pages.push({
        name,
        isForSession,
        language,
        direction: speech.words.direction,
        description: descriptions[language],
        ...page,
      });
    };
    for (const [name, address] of Object.entries(open)) await render(name, address, false);
    for (const [name, address] of somebodys) await render(name, address, true);
  }
  return { pages, css: cssOf(renderer) };
}

async function renderPage(
  address: string,
  {
    isForSession,
    speech,
    renderer,
  }: {
    readonly isForSession: boolean;
    readonly speech: Speech;
    readonly renderer: ReturnType<typeof createDOMRenderer>;
  },
): Promise<{ readonly html: string; readonly title: string }> {
  const router = createMemoryRouter([...routes], { initialEntries: [address] });
  await new Promise<void>((resolve) => {
    if (router.state.initialized) resolve();
    else router.subscribe(({ initialized }) => initialized && resolve());
  });
  // Its requests are never answered, so pages show what they show before they have data.
  const client = new ApolloClient({
    link: new ApolloLink(() => new Observable(() => undefined)),
    cache: new InMemoryCache(),
  });
  const markup = renderToStaticMarkup(
    <RendererProvider renderer={renderer}>
      <Theme>
        <ApolloProvider client={client}>
          <ViewerContext value={isForSession ? SOMEBODY : null}>
            <SpeechContext value={speech}>
              <AfterFirstPage>
                <RouterProvider router={router} />
              </AfterFirstPage>
            </SpeechContext>
          </ViewerContext>
        </ApolloProvider>
      </Theme>
    </RendererProvider>,
    { identifierPrefix: 'first' },
  );
  router.dispose();
  client.stop();
  const { product } = speech.words.shell;
  const heading = /<h1[^>]*>([^<]*)<\/h1>/.exec(markup)?.[1] ?? product;
  return {
    title: heading === product ? product : `${heading} · ${product}`,
    html: markup
      // The theme, which the policy doesn't allow here. The style sheet has it.
      .replaceAll(/<style.*?<\/style>/gs, '')
      // Without scripts, forms can't reach the identity provider (sign-in-form.tsx) or /graphql.
      .replaceAll('<form ', '<form inert ')
      // Programs that fill in forms don't know `inert`, and the portal doesn't take entries over.
      .replaceAll(/<(?:textarea|select|input type="(?:email|search|text)")/g, '$& disabled'),
  };
}

function cssOf(renderer: ReturnType<typeof createDOMRenderer>): string {
  const elements = renderToStyleElements(renderer) as readonly ReactElement<{
    readonly media?: string;
    readonly dangerouslySetInnerHTML: { readonly __html: string };
  }>[];
  const rules = elements
    .map(({ props: { media, dangerouslySetInnerHTML } }) => {
      const css = dangerouslySetInnerHTML.__html;
      return media === undefined ? css : `@media ${media}{${css}}`;
    })
    .join('\n');
  const used = new Set([...rules.matchAll(/var\(--(\w+)/g)].map(([, name]) => name));
  const declare = (theme: object): string =>
    Object.entries(theme)
      .filter(([name]) => used.has(name))
      .map(([name, value]) => `--${name}:${String(value)};`)
      .join('');
  return (
    `#first{${declare(webLightTheme)}}\n` +
    `@media (prefers-color-scheme:dark){#first{${declare(webDarkTheme)}}}\n${rules}\n`
  );
}
