import { styleText } from 'node:util';
import { sharedAddress } from './sample-accounts';

/** Where everything is that `npm run dev` has started. */
export interface Places {
  /** The service's origin. */
  readonly service: URL;
  readonly mailbox: URL;
  /** The authority that the service signs people in with. */
  readonly identityProvider: URL;
  /** The database's file. */
  readonly data: string;
}

/** Writes what is where and what to try first; `colour` adds the terminal's escape sequences. */
export function renderBanner(
  places: Places,
  { colour, seconds }: { readonly colour: boolean; readonly seconds: number },
): string {
  const bold = (text: string): string => (colour ? styleText('bold', text) : text);
  const link = (url: URL): string => (colour ? styleText('cyan', url.href) : url.href);
  const quiet = (text: string): string => (colour ? styleText('dim', text) : text);
  const at = (path: string): string => link(new URL(path, places.service));

  const rows: readonly (readonly [string, string, string])[] = [
    ['Start here', at('/'), ''],
    ['Apollo Sandbox', at('/graphql'), 'the graph; needs the internet'],
    ['GraphiQL', at('/graphiql'), 'the same, without it'],
    ['Mailbox', link(places.mailbox), 'every mail lands here, none is delivered'],
    [
      'Identity provider',
      link(new URL(`${places.identityProvider.href}/.well-known/openid-configuration`)),
      'stands in for Microsoft; no passwords',
    ],
    ['Access tokens', 'npm run token -- --as ana', 'for curl; --help says more'],
    ['Data', places.data, 'npm run dev -- --reset starts afresh'],
  ];
  const steps = [
    `Open ${at('/')} and sign in as Kim Abercrombie’s personal account.`,
    `Enter ${bold(sharedAddress)}: three profiles have that address, so three mails come.`,
    `Open one in the mailbox, follow its link, and accept it together with the others.`,
    'Choose which account to use, make it the default if you like, and switch without signing out.',
    'Then sign in as Ana (administrator), Lee (partner, two accounts) or Sara (lapsed plan).',
  ];

  const widest = Math.max(...rows.map(([, place]) => plainLength(place)));
  return [
    `${bold('CustomerSource Access')} is ready after ${seconds.toFixed(1)} s. Ctrl-C ends it all.`,
    '',
    ...rows.map(([name, place, note]) => {
      const gap = ' '.repeat(widest - plainLength(place) + 2);
      return `  ${name.padEnd(19)}${place}${note === '' ? '' : gap + quiet(note)}`;
    }),
    '',
    bold('What to try first'),
    ...steps.map((step, index) => `  ${index + 1}. ${step}`),
    '',
  ].join('\n');
}

function plainLength(text: string): number {
  // eslint-disable-next-line no-control-regex -- escape sequences begin with one
  return text.replace(/\u001b\[\d+m/g, '').length;
}
