import { styleText } from 'node:util';
import { sharedAddress } from './sample-accounts';

/** The addresses of what `npm run dev` has started. */
export interface Places {
  /** The service's origin. */
  readonly service: URL;
  readonly mailbox: URL;
  /** The authority for signing in to the service. */
  readonly identityProvider: URL;
  /** The database file. */
  readonly data: string;
}

/** The content of the banner: addresses, and what to try first. */
export interface Tour {
  /** What is ready, a name. */
  readonly name: string;
  /** A name, its address, and a note. */
  readonly rows: readonly (readonly [name: string, place: URL | string, note: string])[];
  /** Sentences. Words between asterisks are highlighted. */
  readonly steps: readonly string[];
}

/** Returns the banner's content for `npm run dev`. */
export function tourOfDevelopment(places: Places): Tour {
  const at = (path: string): URL => new URL(path, places.service);
  return {
    name: 'CustomerSource Access',
    rows: [
      ['Start here', at('/'), ''],
      ['Apollo Sandbox', at('/graphql'), 'the graph; its page needs the internet'],
      ['GraphiQL', at('/graphiql'), 'the same, without the internet'],
      ['Development', at('/dev'), 'the same list, and maintenance to try'],
      ['Mailbox', places.mailbox, 'receives all e-mails; nothing is delivered'],
      [
        'Identity provider',
        new URL(`${places.identityProvider.href}/.well-known/openid-configuration`),
        'replaces Microsoft; no passwords',
      ],
      ['Access tokens', 'npm run token -- --as ana', 'for curl; see --help'],
      ['Data', places.data, '--reset deletes it and starts again'],
    ],
    steps: [
      `Open ${at('/').href} and sign in as Kim Abercrombie’s personal account.`,
      `Enter *${sharedAddress}*. Three profiles have this address, so you get three e-mails.`,
      `Open one in the mailbox, open its link, and accept it together with the others.`,
      'Choose an account, make it the default if you like, and switch without signing out.',
      'Then sign in as Ana (administrator), Lee (partner, two accounts) or Sara (lapsed plan).',
    ],
  };
}

/** Renders the banner for a terminal. `color` adds the terminal's escape sequences. */
export function renderBanner(
  { name: title, rows, steps }: Tour,
  { color, seconds }: { readonly color: boolean; readonly seconds: number },
): string {
  const style = (format: Parameters<typeof styleText>[0], text: string): string =>
    color ? styleText(format, text) : text;
  const plain = (place: URL | string): string => (typeof place === 'string' ? place : place.href);
  const shown = (place: URL | string): string =>
    typeof place === 'string' ? place : style('cyan', place.href);
  const emphasized = (step: string): string =>
    step
      .replace(/https?:\/\/\S+/g, (url) => style('cyan', url))
      .replace(/\*(.+?)\*/g, (_, words: string) => style('bold', words));

  const widest = Math.max(...rows.map(([, place]) => plain(place).length));
  return [
    `${style('bold', title)} is ready after ${seconds.toFixed(1)} s. Press Ctrl-C to stop.`,
    '',
    ...rows.map(([name, place, note]) => {
      const gap = ' '.repeat(widest - plain(place).length + 2);
      return `  ${name.padEnd(19)}${shown(place)}${note === '' ? '' : gap + style('dim', note)}`;
    }),
    '',
    style('bold', 'What to try first'),
    ...steps.map((step, index) => `  ${index + 1}. ${emphasized(step)}`),
    '',
  ].join('\n');
}
