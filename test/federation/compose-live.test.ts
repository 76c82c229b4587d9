import { composeLive } from '../../src/dev/supergraph/compose';
import { startSupportCases, type SupportCasesServer } from '../../src/dev/support-cases/support-cases-server';

describe('composing from running subgraphs', () => {
  let supportCases: SupportCasesServer;

  beforeAll(async () => {
    // It only serves its schema, and calls no other service.
    supportCases = await startSupportCases({
      port: 0,
      accounts: { url: new URL('http://127.0.0.1:9/graphql') },
      cases: [],
    });
  });
  afterAll(() => supportCases.close());

  test('returns the supergraph with the given URLs', async () => {
    const sdl = await composeLive([{ name: 'support-cases', url: supportCases.url }]);
    expect(sdl).toContain(`@join__graph(name: "support-cases", url: "${supportCases.url.href}")`);
  });

  test("names the subgraph that doesn't respond", async () => {
    const nowhere = { name: 'nowhere', url: new URL('http://127.0.0.1:9/graphql') };
    await expect(composeLive([nowhere])).rejects.toMatchObject({
      code: 'DEV_NOT_STARTED',
      message: expect.stringMatching(/nowhere .* doesn't respond/),
    });
  });

  test("lists every reason why subgraphs don't fit together", async () => {
    const twice = ['one', 'other'].map((name) => ({ name, url: supportCases.url }));
    await expect(composeLive(twice)).rejects.toMatchObject({
      code: 'DEV_NOT_STARTED',
      // Both subgraphs would resolve these fields, and neither marks them as shareable.
      message: expect.stringMatching(/supportCase[^]*title/),
    });
  });
});
