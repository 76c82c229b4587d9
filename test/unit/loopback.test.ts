import { loadConfig } from '../../src/config/config';
import { isLoopback } from '../../src/foundation/loopback';

describe('a loopback host', () => {
  it.each(['localhost', '127.0.0.1', '127.8.0.2', '[::1]'])('can be %s', (host) => {
    expect(isLoopback(host)).toBe(true);
    expect(isLoopback(new URL(`http://${host}:4000`).hostname)).toBe(true);
  });

  it.each(['localhost.example', '127.0.0.1.example', '128.0.0.1', '[::2]', 'example.com', ''])(
    "can't be %j",
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );

  it('is the only one for which the configuration accepts plain http', () => {
    const authority = (url: string) => () => loadConfig({ MICROSOFT_AUTHORITY: url });
    expect(authority('http://login.example/common/v2.0')).toThrow(
      /MICROSOFT_AUTHORITY must begin with https/,
    );
    expect(authority('http://127.8.0.2:4010/common/v2.0')).not.toThrow(/MICROSOFT_AUTHORITY/);
  });
});
