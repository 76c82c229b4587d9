import { createServer, type Server } from 'node:http';
import { Arrivals } from '../../src/http/arrivals';

describe('waiting until requests stop arriving', () => {
  let server: Server;
  let arrivals: Arrivals;
  let isOver: boolean;
  beforeEach(() => {
    jest.useFakeTimers();
    server = createServer();
    arrivals = new Arrivals(server);
    isOver = false;
  });
  afterEach(() => void jest.useRealTimers());

  const begin = (): void =>
    void arrivals.untilNone({ quietMs: 500, mostMs: 2_000 }).then(() => (isOver = true));
  const arrive = (url = '/graphql'): void => void server.emit('request', { url });
  const after = async (milliseconds: number): Promise<boolean> => {
    await jest.advanceTimersByTimeAsync(milliseconds);
    return isOver;
  };

  it('ends at once if none has arrived recently', async () => {
    begin();
    expect(await after(0)).toBe(true);
    arrive();
    await after(500);
    isOver = false;
    begin();
    expect(await after(0)).toBe(true);
  });

  it('ends half a second after the last one, also if that arrived before', async () => {
    arrive();
    await after(100);
    begin();
    expect(await after(300)).toBe(false);
    arrive('/auth/sign-in');
    expect(await after(499)).toBe(false);
    expect(await after(1)).toBe(true);
  });

  it("doesn't wait for longer than the limit", async () => {
    arrive();
    begin();
    for (let time = 0; time < 19; time += 1) {
      arrive();
      expect(await after(100)).toBe(false);
    }
    arrive();
    expect(await after(100)).toBe(true);
  });

  it.each(['/readyz', '/livez', '/metrics', '/readyz?from=balancer'])("doesn't count %s", async (path) => {
    arrive(path);
    begin();
    expect(await after(0)).toBe(true);
  });
});
