import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { describeMissing, findProgram } from './programs';
import { noteRanOn } from './ran-on';

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
const PICTURES = join(__dirname, '../../test-output');

function launch(executablePath: string): Promise<Browser> {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  // Chromium's sandbox can't be set up by root, as whom containers run tests.
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
  return chromium.launch({ executablePath, args });
}

/**
 * Registers tests that need a browser: the system's Chromium, or the one that CHROMIUM_PATH names.
 *
 * Without any they are skipped, with the reason in their name; in CI (CI=true) that is a failure.
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
    tests(() => browser);
  });
}

/** Takes a picture of the whole page, for people to look at; it is in test-output/ and proves nothing. */
export async function takePicture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
}
