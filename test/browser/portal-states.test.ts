import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAccessible } from '../support/browser/accessibility';
import { describeInBrowser } from '../support/browser/browser';
import { portalFolder } from '../support/browser/built-portal';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { portalPages, type PortalScene, preparePortalPages } from '../support/browser/portal-pages';
import { failures, troubleGraph, untilNothingIsUnderWay } from '../support/browser/troubled-graph';
import { recordsIn } from '../support/database/records';
import { openVisitor, phone, type Visitor } from '../support/actors/visitor';

const ENTERED: Readonly<Record<string, string>> = {
  RequestInvites: 'someone@nowhere.example',
  RequestAccess: 'C-999999',
  UpdateMyProfile: 'Lee G.',
};

/** Returns the scripts that a page's document names. */
function scriptsOf(page: string): string[] {
  const document = readFileSync(join(portalFolder, 'documents', `${page}.session.en.html`), 'utf8');
  return [...document.matchAll(/\/assets\/([^" ]+\.js)/g)].map(([, name]) => name!);
}

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

describeInBrowser('each page that waits for a response', (browser) => {
  let visitor: Visitor;
  let scene: PortalScene;

  // Dark and narrow, because developers see these states least often that way.
  beforeAll(async () => {
    visitor = await openVisitor(browser(), stack, phone);
    scene = await preparePortalPages(stack, visitor);
  });
  afterEach(() => visitor.page.unrouteAll());

  test.each(portalPages)(
    'shows progress and errors, and loads on retry: $name, by $operation',
    async ({ name, path, operation, title, content }) => {
      const { page } = visitor;
      const turn = await troubleGraph(page, operation);
      await page.goto(stack.url + path(scene));
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      await page.getByRole('status').getByRole('progressbar').first().waitFor();
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(await content(page).count()).toBe(0);
      await expectAccessible(page);
      await visitor.look(`state-${name}-by-${operation}-waits`);

      const problem = page.getByRole('alert').filter({ hasText: 'That didn’t work' });
      const again = problem.getByRole('button', { name: 'Try again' });
      for (const [failure, sentence] of failures) {
        turn(failure);
        if (failure !== failures[0]?.[0]) await again.click();
        await problem.getByText(sentence).waitFor();
        expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
        // The others differ from the first only in their texts. Without a response, there's also a notice.
        if (failure === 'FAULT' || failure === 'ABORTED') await expectAccessible(page);
      }
      await visitor.look(`state-${name}-by-${operation}-failed`);

      turn('HELD');
      await again.click();
      await page.getByRole('progressbar').first().waitFor();
      turn('SERVED');
      await content(page).waitFor();
      await problem.waitFor({ state: 'detached' });
      await untilNothingIsUnderWay(page);
    },
  );

  test('shows progress while the script of a page is loading, and says when it can’t be loaded', async () => {
    const { page } = visitor;
    const nextScript = async () => {
      let decide: (does: 'COME' | 'FAIL') => void = () => undefined;
      const decided = new Promise<'COME' | 'FAIL'>((resolve) => (decide = resolve));
      const other = scriptsOf('profile');
      const own = scriptsOf('noAccess').filter((name) => !other.includes(name));
      expect(own).not.toEqual([]);
      await page.route(
        (url) => own.some((name) => url.pathname.endsWith(name)),
        async (route) => {
          await ((await decided) === 'COME' ? route.continue() : route.abort());
        },
      );
      return decide;
    };
    const title = page.getByRole('heading', { level: 1 });
    const decide = await nextScript();
    await page.goto(`${stack.url}/no-access`);
    await page.getByRole('status').getByRole('progressbar', { name: 'Loading…' }).waitFor();
    expect(await title.allInnerTexts()).toEqual(['No access right now']);
    await expectAccessible(page);
    await visitor.look('state-script-waits');
    decide('FAIL');
    await page.getByText('We couldn’t show this page.').waitFor();
    expect(await title.allInnerTexts()).toEqual(['That didn’t work']);
    await expectAccessible(page);
    await visitor.look('state-script-failed');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await page.getByText('Wingtip Toys').first().waitFor();

    await page.goto(`${stack.url}/profile`);
    const decideNext = await nextScript();
    await page.getByRole('link', { name: 'Profiles that you can’t use right now' }).click();
    await page.getByRole('progressbar', { name: 'Opening the page…' }).waitFor();
    expect(await title.allInnerTexts()).toEqual(['My Profile']);
    await expectAccessible(page);
    decideNext('COME');
    await page.getByText('Wingtip Toys').first().waitFor();
  });

  test('says when a list couldn’t be counted, and counts it on retry', async () => {
    const { page } = visitor;
    const records = recordsIn(stack.database);
    for (let number = 10; number < 30; number += 1) {
      await records.profile({ accountId: scene.accountId, displayName: `Zoe ${String(number)}` });
    }
    const turn = await troubleGraph(page, 'CountAccountProfiles');
    turn('UNAVAILABLE');
    await page.goto(`${stack.url}/our-accounts/${scene.accountId}/profiles`);
    const problem = page.getByRole('alert').filter({ hasText: 'That didn’t work' });
    await problem.waitFor();
    await expectAccessible(page);
    await visitor.look('state-not-counted');
    turn('SERVED');
    await problem.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('24 in total').waitFor();
  });

  // Each form with one kind of failure, because all forms share their code and show failures like pages do.
  test.each([
    ['associate', 'RequestInvites', 'Send e-mails', 'FAULT'],
    ['associate', 'RequestAccess', 'Request access', 'ABORTED'],
    ['profile', 'UpdateMyProfile', 'Save', 'FORBIDDEN'],
    ['profile', 'SendMyInvite', 'Send invite e-mail', 'UNAVAILABLE'],
    ['accounts', 'SwitchProfile', 'Continue', 'FAULT'],
    ['accept', 'AcceptInvitation', 'Accept', 'ABORTED'],
  ] as const)(
    'shows progress and errors while sending, keeps what was entered, and sends it again: %s, by %s',
    async (name, operation, button, failure) => {
      const { page } = visitor;
      await page.goto(stack.url + portalPages.find((one) => one.name === name)!.path(scene));
      const turn = await troubleGraph(page, operation);
      const send = page.getByRole('button', { name: button, exact: true });
      const form = page.locator('form').filter({ has: send });
      if (operation === 'UpdateMyProfile') await page.getByRole('button', { name: 'Edit' }).click();
      await send.waitFor();
      const fields = form.getByRole('textbox');
      if ((await fields.count()) > 0) await fields.first().fill(ENTERED[operation] ?? '');
      if (operation === 'SwitchProfile') await form.getByLabel('In this tab only').uncheck();
      await send.click();
      await form.getByRole('status').filter({ hasText: 'Sending…' }).waitFor();
      await page.getByRole('progressbar', { name: 'Loading…' }).waitFor();
      await expectAccessible(page);
      await visitor.look(`state-${operation}-sending`);

      turn(failure);
      const problem = form.getByRole('alert').filter({ hasText: 'That didn’t work' });
      await problem.getByText(new Map(failures).get(failure)!).waitFor();
      await untilNothingIsUnderWay(page);
      if ((await fields.count()) > 0) expect(await fields.first().inputValue()).toBe(ENTERED[operation]);
      await expectAccessible(page);
      await visitor.look(`state-${operation}-failed`);

      turn('SERVED');
      await send.click();
      await problem.waitFor({ state: 'detached' });
    },
  );
});
