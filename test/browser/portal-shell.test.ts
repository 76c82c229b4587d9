import { brotliDecompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { expectAccessible } from '../support/browser/accessibility';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { delayGraph } from '../support/browser/slow-graph';
import { refuseStreams } from '../support/browser/streams';
import { troubleGraph } from '../support/browser/troubled-graph';
import { until } from '../support/run/until';
import {
  desktop,
  openVisitor,
  phone,
  untilLoaded,
  untilStarted,
  untilFocused,
} from '../support/actors/visitor';
import { inject } from '../support/graph/inject';

const MOST_BYTES = 220_000;

/** Returns where the texts and controls are, and how they look. */
function boxesOf(page: Page): Promise<unknown[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('header a, main :is(h1, p, label, button, input)')].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { color, backgroundColor, font, borderRadius } = getComputedStyle(element);
      const text = element.childElementCount === 0 ? element.textContent : '';
      return { text, x, y, width, height, color, backgroundColor, font, borderRadius };
    }),
  );
}

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

describeInBrowser('the portal', (browser) => {
  test('takes signed-out people to the sign-in, and signs them out again', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, complaints } = visitor;
    await page.goto(stack.url);
    await page.waitForURL(`${stack.url}/signed-out`);
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    expect(await page.title()).toBe('Sign in · CustomerSource Access');
    await visitor.look('portal-signed-out');

    await visitor.enter('alex');
    await page.waitForURL(`${stack.url}/`);
    await visitor.look('portal-signed-in');
    await page.getByRole('button', { name: /^Alex Wilber/ }).click();
    await page.getByText('Signed in with alex.wilber@contoso.example').waitFor();
    await visitor.look('portal-user-menu');
    await page.keyboard.press('Escape');

    await visitor.signOut();
    expect(page.url()).toBe(`${stack.url}/signed-out`);
    await page.goBack();
    await page.waitForURL(`${stack.url}/signed-out**`);
    expect(complaints).toEqual([]);
  });

  test('signs out on all devices', async () => {
    const [one, other] = await Promise.all([openVisitor(browser(), stack), openVisitor(browser(), stack)]);
    await one.enter('alex');
    await other.enter('alex');
    await one.signOut('Sign out on all my devices');
    const outcome = one.page.getByText('You’re signed out on all devices.');
    await outcome.and(one.page.getByRole('status')).waitFor();
    // Once, and not for links.
    await one.page.goto(`${stack.url}/signed-out?everywhere=1`);
    await one.page.getByRole('button', { name: 'Sign in with Microsoft' }).waitFor();
    expect(await outcome.count()).toBe(0);
    // The session has ended, so that this can't end others.
    await other.signOut('Sign out on all my devices');
    await other.page.getByRole('status').getByText('Your session had already ended').waitFor();
  });

  test('says above the page that something is under way once it has taken 300 ms, signing out included', async () => {
    const { page, enter, signOut } = await openVisitor(browser(), stack);
    await enter('alex');
    await page.route('**/auth/sign-out', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      await route.continue();
    });
    await page.getByRole('progressbar').waitFor({ state: 'detached' });
    await Promise.all([signOut(), page.getByRole('progressbar', { name: 'Loading…' }).waitFor()]);
  });

  test('goes on, after the sign-in, to the page that was asked for', async () => {
    const speak = (locale: string): Promise<unknown> =>
      stack.database.write((manager) =>
        manager.update(ProfileEntity, { email: 'ana.trujillo@contoso.example' }, { locale }),
      );
    await speak('es-MX');
    const { page, pickAccount } = await openVisitor(browser(), stack);
    await page.goto(`${stack.url}/our-accounts?page=2`);
    await page.waitForURL(`${stack.url}/signed-out?returnTo=%2Four-accounts%3Fpage%3D2`);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await pickAccount('ana');
    await page.waitForURL(`${stack.url}/our-accounts?page=2`);
    // The language is that of her profile, not of the browser.
    await page.getByRole('heading', { level: 1, name: 'Nuestras cuentas' }).waitFor();
    await speak('en-US');
  });

  test.each([
    ['nora', '/associate'],
    ['lee', '/accounts'],
    ['sara', '/no-access'],
    ['ana', '/'],
  ])('leads %s from the start to %s', async (person, path) => {
    const visitor = await openVisitor(browser(), stack);
    await visitor.enter(person);
    await visitor.page.waitForURL(`${stack.url}${path}`);
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  test('asks which profile before a page that needs one, and goes on to it', async () => {
    const visitor = await openVisitor(browser(), stack);
    await visitor.signIn('lee');
    await visitor.page.goto(`${stack.url}/profile`);
    await visitor.page.waitForURL(`${stack.url}/accounts?returnTo=%2Fprofile`);
  });

  test('has a page for an address that there is nothing at', async () => {
    const { page } = await openVisitor(browser(), stack);
    const answer = await page.goto(`${stack.url}/nothing/here`);
    expect(answer?.status()).toBe(404);
    await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
    await page.getByRole('link', { name: 'Go to the start page' }).click();
    const heading = page.getByRole('heading', { level: 1, name: 'Sign in' });
    await heading.waitFor();
    await untilFocused(heading);
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
  });

  test('can be skipped into, and operated, by keyboard', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('alex');
    await page.getByRole('button', { name: /^Alex Wilber/ }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: /^Alex Wilber/ }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to main content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'My Profile' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${stack.url}/associate`);
  });

  test.each([
    ['German', 'de-CH', 'Anmelden'],
    ['French', 'fr', 'Se connecter'],
    ['Spanish', 'es-MX', 'Iniciar sesión'],
    ['Danish', 'da-DK', 'Log på'],
    ['Japanese', 'ja', 'サインイン'],
    ['English for want of Finnish', 'fi', 'Sign in'],
  ])('speaks %s to whose browser does', async (_name, locale, title) => {
    const { page } = await openVisitor(browser(), stack, { ...phone, locale });
    await page.goto(stack.url);
    await untilStarted(page);
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe(locale === 'fi' ? 'en-GB' : locale);
  });

  test.each([
    ['light', { ...desktop, colorScheme: 'light' }],
    ['dark', { ...desktop, colorScheme: 'dark' }],
    ['high contrast', { ...desktop, forcedColors: 'active' }],
    ['small', phone],
  ] as const)('is accessible, %s', async (name, options) => {
    const visitor = await openVisitor(browser(), stack, options);
    const { page } = visitor;
    for (const path of ['/signed-out?returnTo=%2Fprofile', '/nothing', '/maintenance']) {
      await page.goto(stack.url + path);
      await untilLoaded(page);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible(page);
      await visitor.look(`portal-${name.replace(' ', '-')}${path.split('?')[0]?.replace('/', '-') ?? ''}`);
    }
    await visitor.enter('ana');
    await page.getByRole('banner').getByRole('button').click();
    await page.getByRole('menuitem').first().waitFor();
    await expectAccessible(page);
    await visitor.look(`portal-${name.replace(' ', '-')}-menu`);
    for (const path of ['/accounts', '/associate', '/our-accounts', '/accept']) {
      await page.goto(stack.url + path);
      await untilLoaded(page);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible(page);
    }
    expect(visitor.complaints).toEqual([expect.stringContaining('404')]);
  });

  test('mirrors itself while its words run from right to left', async () => {
    const visitor = await openVisitor(browser(), stack, phone);
    const { page, context } = visitor;
    await visitor.enter('alex');
    await page.route('**/english-*.js', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(/(direction:.)ltr/, '$1rtl');
      await route.fulfill({ response: answer, body });
    });
    const centerOf = async (role: 'button' | 'link' | 'checkbox', name: string | RegExp) => {
      const place = page.getByRole(role, { name });
      await place.waitFor();
      const { x, width } = (await place.boundingBox())!;
      return x + width / 2;
    };
    const middle = phone.viewport.width / 2;
    await page.goto(`${stack.url}/profile`);
    await untilStarted(page);
    expect(await centerOf('button', /^Alex Wilber/)).toBeLessThan(middle);
    expect(await centerOf('link', 'CustomerSource Access')).toBeGreaterThan(middle);
    await page.getByRole('heading', { level: 1, name: 'My Profile' }).waitFor();
    await visitor.look('portal-mirrored-signed-in');
    await page.getByRole('button', { name: 'Edit' }).click();
    const locale = await page.getByRole('combobox').inputValue();
    await page.getByRole('combobox').selectOption('Deutsch (Deutschland)');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mein Profil' }).waitFor();
    expect(await centerOf('link', 'CustomerSource Access')).toBeLessThan(middle);
    await page.getByRole('button', { name: 'Bearbeiten' }).click();
    await page.getByRole('combobox').selectOption(locale);
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('heading', { level: 1, name: 'My Profile' }).waitFor();
    expect(await centerOf('link', 'CustomerSource Access')).toBeGreaterThan(middle);

    await context.clearCookies();
    await page.goto(`${stack.url}/signed-out`);
    await untilStarted(page);
    expect(await centerOf('checkbox', 'Keep me signed in')).toBeGreaterThan(middle);
    expect(await centerOf('link', 'CustomerSource Access')).toBeGreaterThan(middle);
    await visitor.look('portal-mirrored-signed-out');
  });

  test('follows the system from light to dark at once', async () => {
    const { page } = await openVisitor(browser(), stack);
    await page.goto(stack.url);
    const heading = page.getByRole('heading', { level: 1 });
    await heading.waitFor();
    const color = () => heading.evaluate((element) => getComputedStyle(element).color);
    const before = await color();
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.waitForFunction(
      (old) => getComputedStyle(document.querySelector('h1')!).color !== old,
      before,
    );
  });

  test('says that there is no connection, and loads what is missing when it is back', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    await visitor.signIn('alex');
    const turn = await troubleGraph(page, 'MyProfile');
    await page.goto(`${stack.url}/profile`);
    await page.getByRole('heading', { level: 1, name: 'My Profile' }).waitFor();
    await page.getByRole('progressbar').first().waitFor();
    await context.setOffline(true);
    await page.getByText('There’s no connection.').waitFor();
    turn('SERVED');
    await page.getByRole('alert').getByText('That didn’t work').waitFor();
    await expectAccessible(page);
    await visitor.look('portal-offline');
    await context.setOffline(false);
    await page.getByRole('heading', { name: 'You’re acting for' }).waitFor();
    await page.getByText('There’s no connection.').waitFor({ state: 'detached' });

    // A form doesn't contradict the notice.
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Send invite e-mail' }).click();
    await page.getByText('You’re offline, so nothing was sent.').waitFor();
    await page.getByText('There’s no connection.').waitFor();
  });

  /**
   * Opens the home page of a signed-in person, and then deletes the browser's cookies without the page
   * noticing.
   */
  async function openWithoutCookies(): Promise<Page> {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    await visitor.enter('alex');
    await page.getByRole('heading', { level: 1, name: 'Contoso Ltd' }).waitFor();
    await untilLoaded(page);
    await context.clearCookies();
    return page;
  }

  test('asks anew who is signed in when the connection is back', async () => {
    const page = await openWithoutCookies();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await page.waitForURL(`${stack.url}/signed-out**`);
  });

  test('is loaded anew when it comes out of the browser’s memory', async () => {
    const page = await openWithoutCookies();
    const loaded = page.waitForRequest((request) => request.resourceType() === 'document');
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await loaded;
    await page.waitForURL(`${stack.url}/signed-out**`);
  });

  test('does not dim the label of a box that is not ticked, as if it could not be', async () => {
    const { page } = await openVisitor(browser(), stack);
    await page.goto(`${stack.url}/signed-out`);
    const colorOf = (text: string) =>
      page.getByText(text, { exact: true }).evaluate((element) => getComputedStyle(element).color);
    await untilStarted(page);
    await page.getByRole('checkbox', { name: 'Keep me signed in' }).waitFor();
    expect(await colorOf('Keep me signed in')).toBe(
      await page.getByRole('heading', { level: 1 }).evaluate((element) => getComputedStyle(element).color),
    );
  });

  test('says when nothing can be changed', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const window = {
      startsAt: '2031-01-01T20:00:00Z',
      endsAt: '2031-01-01T22:00:00Z',
      message: 'New disks.',
    };
    let availability = 'OPERATIONAL';
    await page.route('**/graphql', async (route) => {
      const asked = route.request().postDataJSON() as { operationName: string };
      if (asked.operationName !== 'ServiceStatus') return route.continue();
      const serviceStatus = {
        __typename: 'ServiceStatus',
        availability,
        maintenance: { __typename: 'MaintenanceWindow', ...window },
      };
      await route.fulfill({ json: { data: { serviceStatus } } });
    });
    await page.goto(`${stack.url}/maintenance`);
    await page.getByText(/Maintenance is planned from .*2031.*New disks\./).waitFor();
    availability = 'MAINTENANCE';
    await page.reload();
    await page.getByText(/Maintenance until .*2031.*New disks\./).waitFor();
    await expectAccessible(page);
    await visitor.look('portal-maintenance');
  });

  test('says when it can’t be known whether there is maintenance, and asks again', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    let asked = 0;
    await page.route('**/graphql', async (route) => {
      const { operationName } = route.request().postDataJSON() as { operationName: string };
      if (operationName !== 'ServiceStatus') return route.continue();
      asked += 1;
      await route.fulfill({ status: 502, body: 'Bad gateway' });
    });
    await page.goto(`${stack.url}/maintenance`);
    await page.getByRole('alert').getByText('That didn’t work').waitFor();
    await expectAccessible(page);
    const before = asked;
    await page.getByRole('button', { name: 'Try again' }).click();
    await until(10, () => expect(asked).toBeGreaterThan(before));
    await page.getByRole('alert').getByText('That didn’t work').waitFor();
    expect(visitor.complaints.filter((complaint) => !complaint.includes('502'))).toEqual([]);
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('No maintenance is in progress or planned').waitFor();
  });

  test.each([
    ['/accounts', 'Choices', 'Multiple accounts'],
    ['/our-accounts', 'OurAccounts', 'Our accounts'],
    ['/our-accounts/any/profiles', 'ManagedAccount', 'Profiles'],
    ['/no-access', 'OwnProfiles', 'No access right now'],
  ])('says which page %s is before it is loaded, and when that fails', async (path, operation, title) => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('lee');
    const id = await page.getByRole('radio').first().getAttribute('value');
    await page.evaluate((profileId) => sessionStorage.setItem('profile', profileId!), id);
    let fail: () => void = () => undefined;
    const failed = new Promise<void>((resolve) => {
      fail = resolve;
    });
    await page.route('**/graphql', async (route) => {
      const asked = route.request().postDataJSON() as { operationName: string };
      if (asked.operationName !== operation) return route.continue();
      await failed;
      await route.fulfill({ status: 502, body: 'Bad gateway' });
    });
    await page.goto(stack.url + path);
    const heading = page.getByRole('heading', { level: 1, name: title, exact: true });
    await page.getByText('Loading…').waitFor();
    await heading.waitFor();
    expect(await page.title()).toBe(`${title} · CustomerSource Access`);
    fail();
    await page.getByRole('alert').getByText('That didn’t work').waitFor();
    await heading.waitFor();
    await expectAccessible(page);
  });

  test('has a place for what is to be known before there is any, so that it is read out', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    await visitor.enter('alex');
    const place = await page.locator('header + [role=status]').elementHandle();
    expect(await place.textContent()).toBe('');
    await context.setOffline(true);
    await page.getByText('There’s no connection.').waitFor();
    expect(await place.textContent()).toContain('There’s no connection.');
    await context.setOffline(false);
  });

  test('forgets a profile of this tab that is no longer one’s own, and says so', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('alex');
    await page.getByRole('heading', { level: 1, name: 'Contoso Ltd' }).waitFor();
    await page.evaluate(() => sessionStorage.setItem('profile', 'prof_somebody_elses'));
    await page.reload();
    await page.getByText('You can no longer use the profile from this tab.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Contoso Ltd' }).waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem('profile'))).toBeNull();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByText('You can no longer use the profile from this tab.').waitFor({ state: 'detached' });
  });

  test('asks no further when the service refuses even to say who is signed in', async () => {
    const { page } = await openVisitor(browser(), stack);
    let count = 0;
    await page.route('**/graphql', async (route) => {
      const asked = route.request().postDataJSON() as { operationName: string };
      if (asked.operationName !== 'Viewer') return route.continue();
      count += 1;
      const errors = [{ message: 'Not from there.', extensions: { code: 'FORBIDDEN' } }];
      await route.fulfill({ status: 403, json: { errors } });
    });
    await page.goto(stack.url);
    await page.getByRole('alert').getByText('That didn’t work').waitFor();
    // Repeated requests would be sent before the one that this event causes.
    const next = page.waitForResponse(
      (response) => response.request().postData()?.includes('Viewer') ?? false,
    );
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await next;
    expect(count).toBe(2);
  });

  test('removes the data of people who sign out from the tab', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('alex');
    await page.evaluate(() => sessionStorage.setItem('invitation-token', 'a-token'));
    await visitor.signOut();
    expect(
      await page.evaluate(() => [sessionStorage['invitation-token'], sessionStorage['profile']]),
    ).toEqual([undefined, undefined]);
  });

  test('shows nothing of one person to the next, who has signed in with another tab', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    await visitor.enter('sara');
    await page.waitForURL(`${stack.url}/no-access`);

    const other = await context.newPage();
    other.setDefaultTimeout(5000);
    await other.goto(`${stack.url}/auth/sign-in?returnTo=/profile`);
    await other.getByRole('link', { name: 'alex.wilber@contoso.example' }).click();
    await other
      .getByRole('banner')
      .getByRole('button', { name: /^Alex Wilber/ })
      .waitFor();
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page
      .getByRole('banner')
      .getByRole('button', { name: /^Alex Wilber/ })
      .waitFor();
    await page.waitForURL(`${stack.url}/`);
    await page.getByRole('heading', { level: 1, name: 'Contoso Ltd' }).waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  test('shows nothing that an earlier profile may see, once another tab has chosen another', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    // This tab doesn't hear of the other one, so that it continues as the profile that it shows.
    await refuseStreams(page);
    await visitor.enter('lee');
    const choose = async (tab: typeof page, company: RegExp) => {
      await tab.getByRole('radio', { name: company }).check();
      await tab.getByRole('button', { name: 'Continue' }).click();
      await tab.getByRole('heading', { level: 1, name: company }).waitFor();
    };
    await choose(page, /Fabrikam/);
    await page.goto(`${stack.url}/our-accounts`);
    const main = page.getByRole('main');
    await main.getByRole('link', { name: 'Fabrikam Consulting' }).click();
    await page.getByRole('heading', { level: 1, name: 'Profiles: Fabrikam Consulting' }).waitFor();

    const profilesOfFabrikam = page.url();

    const other = await context.newPage();
    await other.addInitScript(() => {
      BroadcastChannel.prototype.postMessage = () => undefined;
    });
    await other.goto(`${stack.url}/accounts`);
    await choose(other, /Northwind/);
    await page.goBack();
    await main.getByRole('link', { name: 'Adventure Works' }).click();
    await page.getByRole('heading', { level: 1, name: 'Profiles: Adventure Works' }).waitFor();

    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.getByText('You chose another profile in another tab.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
    await page.goto(profilesOfFabrikam);
    await page.getByRole('heading', { level: 1, name: 'Only for administrators' }).waitFor();
    await main.getByText('You’re an administrator with another profile.').waitFor();
    await main.getByRole('link', { name: 'Switch profile' }).waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  test('leads to the sign-in and back when the session has ended', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    await visitor.enter('alex');
    await page.goto(`${stack.url}/profile`);
    await page.getByRole('heading', { level: 1, name: 'My Profile' }).waitFor();
    await context.clearCookies();
    await page.reload();
    await page.waitForURL(`${stack.url}/signed-out?returnTo=%2Fprofile`);
    await page.getByText('Sign in to continue to the page that you requested.').waitFor();
  });

  test('takes the token of an invitation off the address before anything else', async () => {
    const { page, sent } = await openVisitor(browser(), stack);
    await delayGraph(page, 'Invitation', 1000);
    await page.goto(`${stack.url}/accept#token=a-token`);
    await page.getByRole('heading', { level: 1, name: 'Your invitation' }).waitFor();
    expect(page.url()).toBe(`${stack.url}/accept`);
    expect(await page.evaluate(() => sessionStorage.getItem('invitation-token'))).toBe('a-token');
    expect(sent.filter((address) => address.includes('a-token'))).toEqual([]);
  });

  test('shows the content that the server sent until it can be used, and requests the viewer meanwhile', async () => {
    const visitor = await openVisitor(browser(), stack, phone);
    const { page, complaints } = visitor;
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!request.url().endsWith('/graphql')) return;
      asked.push((request.postDataJSON() as { operationName: string }).operationName);
    });
    let start: () => void = () => undefined;
    const started = new Promise<void>((resolve) => (start = resolve));
    await page.route('**/assets/start-*.js', async (route) => {
      await started;
      await route.continue();
    });
    await page.goto(`${stack.url}/signed-out`, { waitUntil: 'commit' });
    const button = page.getByRole('button', { name: 'Sign in with Microsoft' });
    await button.waitFor();
    const form = page.locator('form');
    expect(await form.evaluate((element) => element.matches('#first form[inert]'))).toBe(true);
    const before = await boxesOf(page);
    await visitor.look('first-content');
    await until(30, async () => expect(asked).toEqual(['Viewer']));
    // The script that starts doesn't import the words before it runs. All scripts are fetched at once.
    await until(30, async () => expect(visitor.sent.join(' ')).toMatch(/\/assets\/english-/));
    start();
    await untilStarted(page);
    expect(await form.evaluate((element) => element.matches('[inert]'))).toBe(false);
    // Nothing moves, and no style changes.
    expect(await boxesOf(page)).toEqual(before);
    await visitor.look('first-content-replaced');
    await page.waitForLoadState('networkidle');
    expect(asked.filter((name) => name === 'Viewer')).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  test('sends people with a session no form to sign in, and the page in the language that they chose', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('ana');
    await page.getByRole('contentinfo').getByRole('button', { name: 'Español' }).click();
    await page.getByRole('contentinfo').getByRole('link', { name: 'Ayuda' }).waitFor();
    const documents: string[] = [];
    for (const path of ['/', '/signed-out', '/associate']) {
      const response = await page.goto(stack.url + path);
      documents.push((await response?.text()) ?? '');
    }
    expect(documents.map((text) => /<html lang="(..)"/.exec(text)?.[1])).toEqual(['es', 'es', 'es']);
    expect(documents.filter((text) => text.includes('/auth/sign-in'))).toEqual([]);
  });

  test('takes less than 220 kB to show the first page, and moves nothing that is shown', async () => {
    const { page } = await openVisitor(browser(), stack);
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(stack.url);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).waitFor();
    await page.waitForLoadState('networkidle');
    const files = [...new Set(loaded)].filter((url) => !url.endsWith('/graphql'));
    let bytes = 0;
    for (const url of files) {
      const answer = await inject(stack.app.server, {
        url: url.slice(stack.url.length),
        headers: { 'accept-encoding': 'br', accept: 'text/html' },
      });
      expect(brotliDecompressSync(answer.rawPayload).length).toBeGreaterThan(0);
      bytes += answer.rawPayload.length;
    }
    expect(files.length).toBeGreaterThan(3);
    expect(bytes).toBeLessThan(MOST_BYTES);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) =>
            resolve(
              list
                .getEntries()
                .reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0),
            ),
          ).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(0), 500);
        }),
    );
    expect(shift).toBeLessThan(0.01);
  });
});
