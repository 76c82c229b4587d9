import { createResolveHost } from '../../src/webhooks/resolve-host';
import { TargetAddresses } from '../../src/webhooks/target-addresses';
import { type NameServer, startNameServer } from '../support/stand-ins/name-server';
import { until } from '../support/run/until';

describe('the addresses of a webhook’s host', () => {
  let server: NameServer;
  let addresses: TargetAddresses;

  beforeAll(async () => {
    server = await startNameServer([93, 184, 215, 14]);
    addresses = new TargetAddresses([], createResolveHost([server.address]));
  });
  afterAll(() => server.close());

  it('are found while name servers don’t answer for many others', async () => {
    const silent = Array.from({ length: 40 }, (_, index) => `silent${String(index)}.example`);
    for (const name of silent) void addresses.of(new URL(`https://${name}/`)).catch(() => undefined);
    await until(20, () => expect(new Set(server.asked).size).toBe(silent.length));
    const found = await addresses.of(new URL('https://receiver.example/hooks'));
    expect(found).toEqual([{ address: '93.184.215.14', family: 4 }]);
  });

  it('are found if the name server only answers for IPv4', async () => {
    const name = 'ipv4.receiver.example';
    const found = await addresses.of(new URL(`https://${name}/`));
    expect(found).toEqual([{ address: '93.184.215.14', family: 4 }]);
    // Once for each kind: it doesn't wait until the other question is repeated.
    expect(server.asked.filter((each) => each === name)).toHaveLength(2);
  });

  it('are checked', async () => {
    const narrow = await startNameServer([10, 0, 0, 1]);
    const refusing = new TargetAddresses([], createResolveHost([narrow.address]));
    await expect(refusing.of(new URL('https://receiver.example/'))).rejects.toThrow('10.0.0.1');
    narrow.close();
  });

  it.each(['localhost', 'LOCALHOST', 'hooks.localhost', 'localhost.'])(
    'are loopback for %s',
    async (name) => {
      await expect(addresses.of(new URL(`https://${name}/`))).rejects.toMatchObject({
        code: 'ADDRESS_REFUSED',
      });
    },
  );
});
