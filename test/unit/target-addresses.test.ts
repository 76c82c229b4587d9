import { createPostWebhook } from '../../src/webhooks/post-webhook';
import { TargetAddresses } from '../../src/webhooks/target-addresses';
import { parseTargetUrl } from '../../src/webhooks/target-url';
import { testEvent } from '../../src/webhooks/cloud-event';

const NAMES: Readonly<Record<string, readonly string[]>> = {
  'loopback.example': ['127.0.0.1'],
  'private.example': ['10.1.2.3'],
  'metadata.example': ['169.254.169.254'],
  'loopback-6.example': ['::1'],
  'local-6.example': ['fd00::1'],
  'zone.example': ['fe80::1%eth0'],
  'mapped.example': ['::ffff:10.0.0.1'],
  'mixed.example': ['93.184.215.14', '192.168.0.1'],
  localhost: ['127.0.0.1', '::1'],
};
const resolve = (hostname: string) =>
  NAMES[hostname]
    ? Promise.resolve(NAMES[hostname].map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))
    : Promise.reject(Object.assign(new Error(hostname), { code: 'ENOTFOUND' }));

// Each is refused before anything is sent: by its text, or by its address.
const HOSTILE: readonly (readonly [url: string, code: string])[] = [
  ['http://example.com/', 'NOT_HTTPS'],
  ['ftp://example.com/', 'NOT_HTTPS'],
  ['file:///etc/passwd', 'NOT_HTTPS'],
  ['gopher://example.com/', 'NOT_HTTPS'],
  ['example.com/hooks', 'NOT_A_URL'],
  ['https://', 'NOT_A_URL'],
  ['https://256.256.256.256/', 'NOT_A_URL'],
  ['https://[::1', 'NOT_A_URL'],
  ['https://[fe80::1%25eth0]/', 'NOT_A_URL'],
  ['https://user@example.com/', 'HAS_CREDENTIALS'],
  ['https://user:password@example.com/', 'HAS_CREDENTIALS'],
  ['https://example.com@127.0.0.1/', 'HAS_CREDENTIALS'],
  ['https://example.com/#hooks', 'HAS_FRAGMENT'],
  ['https://example.com:22/', 'PORT_RESERVED'],
  ['https://example.com:25/', 'PORT_RESERVED'],
  [`https://example.com/${'a'.repeat(1024)}`, 'TOO_LONG'],
  ['https://127.0.0.1/', 'ADDRESS_REFUSED'],
  ['https://127.1/', 'ADDRESS_REFUSED'],
  ['https://2130706433/', 'ADDRESS_REFUSED'],
  ['https://0x7f000001/', 'ADDRESS_REFUSED'],
  ['https://0x7f.0.0.1/', 'ADDRESS_REFUSED'],
  ['https://0177.0.0.1/', 'ADDRESS_REFUSED'],
  ['https://１２７.０.０.１/', 'ADDRESS_REFUSED'],
  ['https://127.0.0.1./', 'ADDRESS_REFUSED'],
  ['https://0.0.0.0/', 'ADDRESS_REFUSED'],
  ['https://0/', 'ADDRESS_REFUSED'],
  ['https://10.0.0.1/', 'ADDRESS_REFUSED'],
  ['https://172.16.0.1/', 'ADDRESS_REFUSED'],
  ['https://172.31.255.255/', 'ADDRESS_REFUSED'],
  ['https://192.168.1.1:8443/', 'ADDRESS_REFUSED'],
  ['https://169.254.169.254/latest/meta-data/', 'ADDRESS_REFUSED'],
  ['https://100.64.0.1/', 'ADDRESS_REFUSED'],
  ['https://198.18.0.1/', 'ADDRESS_REFUSED'],
  ['https://224.0.0.1/', 'ADDRESS_REFUSED'],
  ['https://255.255.255.255/', 'ADDRESS_REFUSED'],
  ['https://[::]/', 'ADDRESS_REFUSED'],
  ['https://[::1]/', 'ADDRESS_REFUSED'],
  ['https://[0:0:0:0:0:0:0:1]/', 'ADDRESS_REFUSED'],
  ['https://[::ffff:127.0.0.1]/', 'ADDRESS_REFUSED'],
  ['https://[::ffff:7f00:1]/', 'ADDRESS_REFUSED'],
  ['https://[::ffff:93.184.215.14]/', 'ADDRESS_REFUSED'],
  ['https://[::127.0.0.1]/', 'ADDRESS_REFUSED'],
  ['https://[64:ff9b::7f00:1]/', 'ADDRESS_REFUSED'],
  ['https://[64:ff9b:1::a00:1]/', 'ADDRESS_REFUSED'],
  ['https://[2002:7f00:1::]/', 'ADDRESS_REFUSED'],
  ['https://[2001:0:7f00:1::]/', 'ADDRESS_REFUSED'],
  ['https://[2001:db8::1]/', 'ADDRESS_REFUSED'],
  ['https://[fc00::1]/', 'ADDRESS_REFUSED'],
  ['https://[fd12:3456::1]/', 'ADDRESS_REFUSED'],
  ['https://[fe80::1]/', 'ADDRESS_REFUSED'],
  ['https://[fec0::1]/', 'ADDRESS_REFUSED'],
  ['https://[ff02::1]/', 'ADDRESS_REFUSED'],
  ['https://localhost/', 'ADDRESS_REFUSED'],
  ['https://LOCALHOST:4000/', 'ADDRESS_REFUSED'],
  ['https://loopback.example/', 'ADDRESS_REFUSED'],
  ['https://private.example/', 'ADDRESS_REFUSED'],
  ['https://metadata.example/', 'ADDRESS_REFUSED'],
  ['https://loopback-6.example/', 'ADDRESS_REFUSED'],
  ['https://local-6.example/', 'ADDRESS_REFUSED'],
  ['https://zone.example/', 'ADDRESS_REFUSED'],
  ['https://mapped.example/', 'ADDRESS_REFUSED'],
  ['https://mixed.example/', 'ADDRESS_REFUSED'],
  ['https://unknown.example/', 'ENOTFOUND'],
];

describe('the address of a webhook', () => {
  it.each(HOSTILE)('refuses %s', async (text, code) => {
    const parsed = parseTargetUrl(text);
    if (!parsed.ok) {
      expect(parsed.refusal.code).toBe(code);
      return;
    }
    const post = createPostWebhook({ addresses: new TargetAddresses([], resolve) });
    const event = testEvent('1', 'hook_1', 'https://access.example', new Date());
    const outcome = await post({ url: parsed.value, event, secrets: [], sentAt: new Date() });
    expect(outcome).toEqual({ isDelivered: false, code });
  });

  it.each(['93.184.215.14', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:2800:21f:cb07::1', '2001:4860::1'])(
    'accepts the public address %s',
    (address) => {
      expect(new TargetAddresses([]).isAllowed(address)).toBe(true);
    },
  );

  it('accepts what the operator allows, and nothing beside it', () => {
    const addresses = new TargetAddresses(['10.1.0.0/16', '127.0.0.1', 'fd00:1::/32']);
    const isAllowed = (address: string): boolean => addresses.isAllowed(address);
    expect(['10.1.2.3', '127.0.0.1', 'fd00:1::5', '8.8.8.8'].filter((each) => !isAllowed(each))).toEqual([]);
    expect(['10.2.0.1', '127.0.0.2', 'fd00:2::5', '::1', 'text', ''].filter(isAllowed)).toEqual([]);
  });
});
