import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { describeMissing, findProgram } from '../run/programs';
import { noteRanOn } from '../run/ran-on';

const CHROMIUM = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
/** The longest time that a test waits for its windows to close. */
const LONGEST_CLOSING_MS = 10_000;
const PICTURES = join(__dirname, '../../../test-output');

function launch(executablePath: string): Promise<Browser> {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  // Root can't set up Chromium's sandbox, and containers run tests as root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
  return chromium.launch({ executablePath, args });
}

/**
 * Registers tests that need a browser: the system's Chromium, or the one in CHROMIUM_PATH.
 *
 * Without a browser they are skipped, with the reason in their name. In CI (CI=true), they fail.
 */
export function describeInBrowser(name: string, tests: (browser: () => Browser) => void): void {
  const named = process.env['CHROMIUM_PATH'];
  const executablePath = findProgram(named ? [named] : CHROMIUM);
  if (executablePath === undefined) {
    const reason = 'there is no Chromium; install one, or name its program in CHROMIUM_PATH';
    describeMissing(name, reason, () => tests(() => undefined as never));
    return;
  }
  describe(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch(executablePath);
      noteRanOn('Browser', `Chromium ${browser.version()}`);
    });
    afterAll(() => browser.close());
    closeAfterEachTest(() => browser);
    tests(() => browser);
  });
}

/** Closes the windows that a test opened. Open pages of the portal follow what happens, and would slow later tests. */
function closeAfterEachTest(browser: () => Browser): void {
  let others: readonly BrowserContext[];
  beforeEach(() => (others = browser().contexts()));
  afterEach(async () => {
    const own = browser()
      .contexts()
      .filter((context) => !others.includes(context));
    const closing = Promise.all(own.map((context) => context.close()));
    // Chromium doesn't always close a window that is loading. It ends with the browser.
    await Promise.race([closing, delay(LONGEST_CLOSING_MS, undefined, { ref: false })]);
  });
}

/** Takes a screenshot of the whole page for people to look at, in test-output/. Not used by tests. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}
