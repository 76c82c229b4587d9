import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible } from '../support/browser/accessibility';
import { describeInBrowser, takePicture } from '../support/browser/browser';
import { DevCommand, type RunningCommand } from '../support/servers/dev-command';
import { until } from '../support/run/until';
import { desktop } from '../support/actors/visitor';

const portOptions = ['--port', '--identity-port', '--mailbox-port', '--support-cases-port', '--gateway-port'];
const npmRunSupergraph = new DevCommand(
  'supergraph',
  portOptions.flatMap((option) => [option, '0']),
);

describeInBrowser('the pages of npm run supergraph', (browser) => {
  let folder: string;
  let running: RunningCommand;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'supergraph-browser-'));
    running = await npmRunSupergraph.start(['--data-folder', folder]);
  });
  afterAll(() => {
    npmRunSupergraph.killAll();
    rmSync(folder, { recursive: true, force: true });
  });

  test('run samples across both subgraphs without access to the network, and show and report the mail', async () => {
    const context = await browser().newContext(desktop);
    const page = await context.newPage();
    const outside: string[] = [];
    const complaints: string[] = [];
    context.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== 'localhost') outside.push(request.url());
    });
    context.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    context.on('weberror', (fault) => complaints.push(String(fault.error())));

    await page.goto(new URL('/auth/sign-in?loginHint=ana', running.at('Accounts')).href);
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Ana Trujillo/ })
      .waitFor();
    await page.goto(running.at('Start here'));
    await page.getByRole('button', { name: 'Execute query' }).click();
    const answer = page.getByLabel('Result Window');
    await answer.getByText('Contoso Ltd').first().waitFor();
    await answer.getByText('case_1001').first().waitFor();
    await takePicture(page, 'supergraph-graphiql');

    await page.getByRole('button', { name: 'SendInvite' }).click();
    // GraphiQL reads the operation of the tab a moment later.
    await until(20, async () => {
      await page.getByRole('button', { name: 'Execute query' }).click();
      await answer.getByText('QUEUED').waitFor({ timeout: 2_000 });
    });
    await page.goto(running.at('Mailbox'));
    await page.getByRole('link', { name: 'diego.siciliani@contoso.example' }).first().click();
    const frame = page.locator('iframe');
    await frame.contentFrame().getByRole('link', { name: 'Aceptar la invitación' }).waitFor();
    const fits = ({ clientHeight, contentDocument }: HTMLIFrameElement): boolean =>
      clientHeight === contentDocument?.documentElement.scrollHeight;
    await until(5, async () => expect(await frame.evaluate(fits)).toBe(true));
    await page.getByRole('button', { name: 'Bounce' }).click();
    await page.getByText('Bounce: the service has received the report.').waitFor();
    await expectAccessible(page);

    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('show Apollo Sandbox, or without the internet a link to GraphiQL', async () => {
    const context = await browser().newContext(desktop);
    const page = await context.newPage();
    const complaints: string[] = [];
    context.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    context.on('weberror', (fault) => complaints.push(String(fault.error())));

    await context.route(/^https:/, (route) => route.abort('internetdisconnected'));
    await page.goto(running.at('Apollo Sandbox'));
    await page.getByText('Apollo Sandbox couldn’t be loaded.').waitFor();
    await expectAccessible(page);
    await takePicture(page, 'sandbox-without-internet');
    // Only the script was missed, and the page's policy blocked nothing.
    expect(complaints).toEqual(['Failed to load resource: net::ERR_INTERNET_DISCONNECTED']);
    await page.getByRole('link', { name: 'Open GraphiQL' }).click();
    await page.getByRole('button', { name: 'Execute query' }).waitFor();

    // Replaces Apollo's script, which frames another page.
    await context.unrouteAll();
    await context.route('https://embeddable-sandbox.cdn.apollographql.com/**', (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: `window.EmbeddedSandbox = class { constructor(options) {
          const frame = Object.assign(document.createElement('iframe'), { title: options.initialEndpoint });
          frame.src = 'https://sandbox.embed.apollographql.com/';
          document.querySelector(options.target).append(frame);
        } };`,
      }),
    );
    await context.route('https://sandbox.embed.apollographql.com/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: 'The frame of Apollo' }),
    );
    complaints.length = 0;
    await page.goto(running.at('Apollo Sandbox'));
    const frame = page.getByTitle(running.at('Apollo Sandbox'));
    await frame.contentFrame().getByText('The frame of Apollo').waitFor();
    expect(await frame.boundingBox()).toEqual({ x: 0, y: 0, ...page.viewportSize() });
    expect(complaints).toEqual([]);
    await context.close();
  });
});
