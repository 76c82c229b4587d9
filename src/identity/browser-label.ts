import Bowser from 'bowser';

/** The browser and the operating system of a session, by name and without versions. Null if unknown. */
export interface BrowserLabel {
  readonly browser: string | null;
  readonly platform: string | null;
}

/** Longest part of a User-Agent header that's read. Browsers send up to some 200 characters. */
const MOST_READ = 512;
/** Longest name that's stored. */
export const LABEL_LENGTH = 32;

/** Names the browser and the operating system of a User-Agent header. Nothing else in the header is kept. */
export function labelOfBrowser(userAgent: string | undefined): BrowserLabel {
  if (!userAgent) return { browser: null, platform: null };
  const parser = Bowser.getParser(userAgent.slice(0, MOST_READ));
  return { browser: nameIn(parser.getBrowserName()), platform: nameIn(parser.getOSName()) };
}

function nameIn(name: string | undefined): string | null {
  return name?.slice(0, LABEL_LENGTH) || null;
}
