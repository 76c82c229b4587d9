import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { declined } from '../support/browser/declined';
import { preparePortalPages } from '../support/browser/portal-pages';
import { openVisitor } from '../support/actors/visitor';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

/** The current place: the URL, the heading, and the audit trail's filter by person. */
interface Place {
  readonly url: string;
  readonly heading: string;
  readonly filter: string | null;
}

/** Waits for a URL and its heading, which is also the tab's title. Returns the place. */
async function placeAt(page: Page, path: string | RegExp, heading: string): Promise<Place> {
  await page.waitForURL((url) =>
    typeof path === 'string' ? url.pathname + url.search === path : path.test(url.pathname + url.search),
  );
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  await page.waitForFunction((name) => document.title.startsWith(`${name} · `), heading);
  const what = page.getByLabel('What', { exact: true });
  const filter = (await what.count()) > 0 ? await what.inputValue() : null;
  return { url: page.url(), heading, filter };
}

describeInBrowser('the back button', (browser) => {
  test('goes through all pages to the start, each as it was, and forward again', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const scene = await preparePortalPages(stack, visitor);
    const account = `/our-accounts/${scene.accountId}`;
    const main = page.getByRole('main');
    const byMenu = async (entry: string) => {
      await page.getByRole('banner').getByRole('button').click();
      await page.getByRole('menuitem', { name: entry, exact: true }).click();
    };
    const colleague = (action: string) => async () => {
      await page.getByRole('button', { name: 'Actions for Kim Abercrombie' }).press('Enter');
      await page.getByRole('menuitem', { name: action }).press('Enter');
    };
    const link = (name: string) => () => main.getByRole('link', { name, exact: true }).click();

    const steps: readonly (readonly [() => Promise<unknown>, string | RegExp, string])[] = [
      [() => page.goto(`${stack.url}/profile`), '/profile', 'My Profile'],
      [link('Profiles that you can’t use right now'), '/no-access', 'No access right now'],
      [() => byMenu('Our accounts'), '/our-accounts', 'Our accounts'],
      [link('Fabrikam Consulting'), `${account}/profiles`, 'Profiles: Fabrikam Consulting'],
      [link('Add a person'), `${account}/profiles?add=one`, 'Add a person to Fabrikam Consulting'],
      [link('Back to the profiles'), `${account}/profiles`, 'Profiles: Fabrikam Consulting'],
      [colleague('Edit name'), /\/profiles\?edit=/, 'Edit Kim Abercrombie'],
      [link('Back to the profiles'), `${account}/profiles`, 'Profiles: Fabrikam Consulting'],
      [link('Invitations'), `${account}/invitations`, 'Invitations: Fabrikam Consulting'],
      [link('Audit trail'), `${account}/audit`, 'Audit trail: Fabrikam Consulting'],
      [
        () => page.getByLabel('What', { exact: true }).selectOption('Invitation sent'),
        /\/audit\?action=INVITATION_SENT$/,
        'Audit trail: Fabrikam Consulting',
      ],
      [() => byMenu('Associate profiles'), '/associate', 'Associate your profiles'],
      [() => byMenu('Switch profile'), '/accounts', 'Multiple accounts'],
    ];
    const been: Place[] = [];
    for (const [go, path, heading] of steps) {
      await go();
      been.push(await placeAt(page, path, heading));
    }
    for (const [go, direction] of [
      [() => page.goBack(), [...steps.keys()].reverse().slice(1)],
      [() => page.goForward(), [...steps.keys()].slice(1)],
    ] as const) {
      for (const index of direction) {
        await go();
        const [, path, heading] = steps[index]!;
        expect(await placeAt(page, path, heading)).toEqual(been[index]);
      }
    }

    // A form that only the query opens asks, too, before entries are lost.
    await page.goto(`${stack.url}${account}/profiles`);
    await link('Add people')();
    const list = main.getByRole('textbox').first();
    await list.fill('Kim <kim.new@contoso.example>');
    expect(await declined(page, link('Back to the profiles'))).toMatch(/^You have unsaved changes/);
    expect(await declined(page, () => page.evaluate(() => history.back()))).toMatch(/^You have unsaved/);
    expect(await list.inputValue()).toBe('Kim <kim.new@contoso.example>');
    expect(visitor.complaints).toEqual([]);
  });

  test('leaves an open dialog or menu for the previous page, and closes it completely', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const scene = await preparePortalPages(stack, visitor);
    await page.goto(`${stack.url}/our-accounts`);
    await page.getByRole('main').getByRole('link', { name: 'Fabrikam Consulting' }).click();
    await page.getByRole('button', { name: 'Actions for Kim Abercrombie' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Remove…' }).press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await page.goBack();
    await placeAt(page, '/our-accounts', 'Our accounts');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await page.goForward();
    await placeAt(page, `/our-accounts/${scene.accountId}/profiles`, 'Profiles: Fabrikam Consulting');
    expect(await page.getByRole('alertdialog').count()).toBe(0);

    await page.getByRole('banner').getByRole('button').click();
    await page.getByRole('menuitem').first().waitFor();
    await page.goBack();
    await placeAt(page, '/our-accounts', 'Our accounts');
    expect(visitor.complaints).toEqual([]);
  });
});
