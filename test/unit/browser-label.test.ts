import { LABEL_LENGTH, labelOfBrowser } from '../../src/identity/browser-label';

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

  test('is short, whatever the header says', () => {
    for (const userAgent of ['x'.repeat(100_000), `${'curl/8'.repeat(20_000)} (x)`, '(((('.repeat(9_999)]) {
      const { browser, platform } = labelOfBrowser(userAgent);
      expect((browser ?? '').length).toBeLessThanOrEqual(LABEL_LENGTH);
      expect((platform ?? '').length).toBeLessThanOrEqual(LABEL_LENGTH);
    }
  });
});
