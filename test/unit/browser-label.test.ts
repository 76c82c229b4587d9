import Bowser from 'bowser';
import { labelOfBrowser } from '../../src/identity/browser-label';

const CHROMIUM = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0';

describe('the label of a browser', () => {
  test.each([
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROMIUM} Safari/537.36 Edg/141.0.0.0`,
      'Microsoft Edge',
      'Windows',
    ],
    [`Mozilla/5.0 (X11; Linux x86_64) ${CHROMIUM} Safari/537.36`, 'Chrome', 'Linux'],
    [`Mozilla/5.0 (Linux; Android 10; K) ${CHROMIUM} Mobile Safari/537.36`, 'Chrome', 'Android'],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:144.0) Gecko/20100101 Firefox/144.0',
      'Firefox',
      'macOS',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1',
      'Safari',
      'iOS',
    ],
    ['', null, null],
    [undefined, null, null],
  ])('has names only, of %j', (userAgent, browser, platform) => {
    expect(labelOfBrowser(userAgent)).toEqual({ browser, platform });
  });

  test.each([
    'acme-agent/7.3 host/db01 x',
    'backup-of-db01.corp.example/1 (kim@contoso.example) x',
    'x'.repeat(100_000),
    `${'curl/8'.repeat(20_000)} (x)`,
    '(((('.repeat(9_999),
  ])('keeps nothing of an unknown program (header %#)', (userAgent) => {
    expect(labelOfBrowser(userAgent)).toEqual({ browser: null, platform: null });
  });

  test('fits into its columns', () => {
    const names = [...Object.values(Bowser.BROWSER_MAP), ...Object.values(Bowser.OS_MAP)];
    expect(names).toContain('Microsoft Edge');
    expect(names.filter((name) => name.length > 32)).toEqual([]);
  });
});
