import Bowser from 'bowser';

/** The browser and the operating system of a session, by name and without versions. Null if unknown. */
export interface BrowserLabel {
  readonly browser: string | null;
  readonly platform: string | null;
}

/** Longest part of a User-Agent header that's read. Browsers send up to some 200 characters. */
const MOST_READ = 512;

const BROWSERS: ReadonlySet<string> = new Set(Object.values(Bowser.BROWSER_MAP));
const PLATFORMS: ReadonlySet<string> = new Set(Object.values(Bowser.OS_MAP));

/**
 * Names the browser and the operating system of a User-Agent header, if the library knows them. For an unknown program,
 * the library returns a part of the header, which can name hosts or people. Nothing of the header itself is kept.
 */
export function labelOfBrowser(userAgent: string | undefined): BrowserLabel {
  if (!userAgent) return { browser: null, platform: null };
  const parser = Bowser.getParser(userAgent.slice(0, MOST_READ));
  return {
    browser: knownName(BROWSERS, parser.getBrowserName()),
    platform: knownName(PLATFORMS, parser.getOSName()),
  };
}

function knownName(names: ReadonlySet<string>, name: string | undefined): string | null {
  return name !== undefined && names.has(name) ? name : null;
}
