import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Balancer } from '../../prove/rolling/balancer';
import { until } from '../support/run/until';
import { freePort } from '../support/servers/production';

const PROBING = { everyMs: 5, failures: 2 };

describe('the load balancer of the drills', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  /** Starts an instance that is ready. */
  const startInstance = async (name: string, answer: RequestListener) => {
    let isReady = true;
    let isRefusing = false;
    const server: Server = createServer((incoming, response) => {
      if (incoming.url === '/readyz') response.writeHead(isReady ? 200 : 503).end();
      else answer(incoming, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const close = async (): Promise<void> => {
      if (isRefusing) return;
      isRefusing = true;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    };
    closing.push(close);
    const { port } = server.address() as AddressInfo;
    return { name, origin: `http://127.0.0.1:${port}`, close, setReady: (now: boolean) => (isReady = now) };
  };
  const balance = async (
    instances: readonly Awaited<ReturnType<typeof startInstance>>[],
    probing = PROBING,
  ) => {
    const balancer = new Balancer(instances);
    const port = await freePort();
    await balancer.listen(port, probing);
    closing.push(() => balancer.close());
    await until(10, () => {
      for (const { name } of instances) expect(balancer.isIn(name)).toBe(true);
    });
    const send = async (body = '{}') => {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', body });
      return { status: response.status, headers: response.headers, body: await response.text() };
    };
    return { balancer, send };
  };
  const says =
    (text: string): RequestListener =>
    (_, response) =>
      response.end(JSON.stringify({ data: text }));

  it('passes requests and answers on, to one instance after the other, and notes their error codes', async () => {
    const echo: RequestListener = (incoming, response) => {
      response.writeHead(200, { 'set-cookie': ['a=1', 'b=2'] });
      incoming.pipe(response);
    };
    const { balancer, send } = await balance([
      await startInstance('one', echo),
      await startInstance('two', echo),
    ]);
    const body = '{"errors":[{"extensions":{"code":"BAD_USER_INPUT"}}]}';
    for (let time = 0; time < 2; time += 1) {
      const answer = await send(body);
      expect([answer.status, answer.body, answer.headers.getSetCookie()]).toEqual([
        200,
        body,
        ['a=1', 'b=2'],
      ]);
    }
    expect(balancer.requests).toMatchObject([
      { path: '/graphql', status: 200, code: 'BAD_USER_INPUT' },
      { path: '/graphql', status: 200, code: 'BAD_USER_INPUT' },
    ]);
    expect(balancer.requests.map(({ attempts }) => attempts[0]?.instance).sort()).toEqual(['one', 'two']);
  });

  it("tries another instance if it can't connect", async () => {
    const one = await startInstance('one', says('one'));
    const two = await startInstance('two', says('two'));
    const { balancer, send } = await balance([one, two], { ...PROBING, failures: Infinity });
    await one.close();
    for (let time = 0; time < 2; time += 1) expect((await send()).body).toBe('{"data":"two"}');
    const outcomes = balancer.requests.map(({ attempts }) =>
      attempts.map(({ instance, outcome }) => `${instance} ${outcome}`),
    );
    for (const each of outcomes) expect(each.at(-1)).toBe('two answered');
    expect(new Set(outcomes.flat())).toEqual(new Set(['one unconnected', 'two answered']));
  });

  it.each<[string, RequestListener]>([
    ['closes the connection', (_, response) => void response.destroy()],
    [
      'ends its answer too soon',
      (_, response) => {
        response.writeHead(200, { 'content-length': 100 }).write('{');
        setImmediate(() => response.destroy());
      },
    ],
  ])("doesn't send a request again to another instance if one %s", async (_, lose) => {
    const { balancer, send } = await balance([
      await startInstance('one', lose),
      await startInstance('two', lose),
    ]);
    expect((await send()).status).toBe(502);
    expect(balancer.requests).toMatchObject([{ status: null, attempts: [{ outcome: 'lost' }] }]);
  });

  it('tries all instances if none is ready', async () => {
    const one = await startInstance('one', says('one'));
    const two = await startInstance('two', says('two'));
    const { balancer, send } = await balance([one, two]);
    one.setReady(false);
    await two.close();
    await until(10, () => expect([balancer.isIn('one'), balancer.isIn('two')]).toEqual([false, false]));
    for (let time = 0; time < 2; time += 1) expect((await send()).body).toBe('{"data":"one"}');
  });

  it("sends nothing to an instance that isn't ready, until it is again", async () => {
    const one = await startInstance('one', says('one'));
    const two = await startInstance('two', says('two'));
    const { balancer, send } = await balance([one, two]);
    one.setReady(false);
    await until(10, () => expect(balancer.isIn('one')).toBe(false));
    for (let time = 0; time < 3; time += 1) expect((await send()).body).toBe('{"data":"two"}');
    one.setReady(true);
    await until(10, () => expect(balancer.isIn('one')).toBe(true));
    expect(balancer.rotations.map(({ instance, isIn }) => `${instance} ${String(isIn)}`).sort()).toEqual([
      'one false',
      'one true',
      'one true',
      'two true',
    ]);
  });
});
