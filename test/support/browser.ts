import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const MISSING = 'no Chromium found: install one, or name its executable in CHROMIUM_PATH';
const PICTURES = join(__dirname, '../../test-output');

function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return existsSync(named) ? named : undefined;
  return USUAL_PLACES.find((path) => existsSync(path));
}

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
  const executablePath = findChromium();
  if (executablePath === undefined && process.env['CI'] === 'true') {
    test(name, () => {
      throw new Error(MISSING);
    });
    return;
  }
  if (executablePath === undefined) {
    describe.skip(`${name} (skipped: ${MISSING})`, () => tests(() => undefined as never));
    return;
  }
  describe(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launch(executablePath);
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
