import type { Page } from 'playwright-core';
import { sharedAddress } from '../../src/dev/sample-accounts';
import { DeclinedInvitationEntity } from '../../src/invitation/declined-invitation.entity';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { expectAccessible } from '../support/browser/accessibility';
import { describeInBrowser } from '../support/browser/browser';
import { untilAnswered } from '../support/browser/operations';
import { isStream, refuseStreams, untilFollowed } from '../support/browser/streams';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { delayGraph } from '../support/browser/slow-graph';
import { troubleGraph } from '../support/browser/troubled-graph';
import { until } from '../support/run/until';
import {
  desktop,
  type InvitationMail,
  mailsTo,
  openVisitor,
  phone,
  readState,
  type Visitor,
  untilStarted,
  untilFocused,
} from '../support/actors/visitor';

const JONI = 'joni.sherman@contoso.example';
const ALEX = 'alex.wilber@contoso.example';
const YESTERDAY = new Date(Date.now() - 86_400_000);

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent);
const keptToken = (page: Page) => page.evaluate(() => sessionStorage.getItem('invitation-token'));
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true });

/** Collects the titles that a page shows from now on. */
async function watchTitles(page: Page): Promise<() => Promise<readonly string[]>> {
  const titles = await page.evaluateHandle(() => {
    const titleNow = () => document.querySelector('h1')?.textContent ?? '';
    const shown: string[] = [];
    let last = titleNow();
    new MutationObserver(() => {
      if (titleNow() !== last) shown.push((last = titleNow()));
    }).observe(document, { childList: true, characterData: true, subtree: true });
    return shown;
  });
  return () => titles.jsonValue();
}

/** Changes the responses to the page's GraphQL requests. */
async function changeAnswers(page: Page, change: (text: string) => string): Promise<void> {
  await page.route('**/graphql', async (route) => {
    if (isStream(route.request())) return route.continue();
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: change(await answer.text()) });
  });
}

describeInBrowser('the invitation page', (browser) => {
  let joni: InvitationMail;
  let alex: InvitationMail;
  let kims: InvitationMail[];

  beforeAll(async () => {
    const asking = await openVisitor(browser(), stack);
    await asking.signIn('toby');
    for (const address of [JONI, ALEX, sharedAddress]) await asking.askForInvitations(address);
    joni = (await mailsTo(stack, JONI, 1))[0]!;
    alex = (await mailsTo(stack, ALEX, 1))[0]!;
    kims = await mailsTo(stack, sharedAddress, 3);
    await asking.context.close();
  });

  const turn = (address: string, into: Partial<InvitationEntity>) =>
    stack.database.write((manager) => manager.update(InvitationEntity, { emailKey: address }, into));

  const signedInAt = async (
    person: string,
    link: string,
    prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
  ): Promise<Visitor> => {
    const visitor = await openVisitor(browser(), stack);
    await prepare(visitor.page);
    await visitor.signIn(person);
    await visitor.page.goto(link);
    await visitor.page.getByRole('heading', { name: 'Accept with this Microsoft account' }).waitFor();
    return visitor;
  };

  describe.each([
    ['light', { ...desktop, colorScheme: 'light' }],
    ['dark', { ...desktop, colorScheme: 'dark' }],
    ['phone', phone],
  ] as const)('%s', (theme, options) => {
    test.each([
      ['expired', { expiresAt: YESTERDAY }, 'This invitation has expired', /enter your e-mail address on/],
      ['revoked', { state: 'REVOKED' }, 'This invitation was revoked', /ask an administrator/],
      ['superseded', { state: 'SUPERSEDED' }, 'There’s a newer invitation', /Open the link in the newest/],
      ['used', { state: 'ACCEPTED' }, 'This invitation has already been used', /contact an administrator/],
    ] as const)('says what to do next about an invitation that is %s', async (name, into, title, remedy) => {
      const [before] = await stack.database.reads.findBy(InvitationEntity, { emailKey: JONI });
      const visitor = await openVisitor(browser(), stack, options);
      const { page } = visitor;
      await turn(JONI, into);
      try {
        await page.goto(joni.link);
        await heading(page, title).waitFor();
        await page.getByText(remedy).waitFor();
        expect(await page.title()).toBe(`${title} · CustomerSource Access`);
        expect(await page.getByRole('link', { name: 'Associate your profiles' }).count()).toBe(
          ['expired', 'used'].includes(name) ? 1 : 0,
        );
        expect(await keptToken(page)).toBeNull();
        await expectAccessible(page);
        await visitor.look(`accept-${theme}-${name}`);
        await page.getByRole('link', { name: 'Go to CustomerSource Access' }).click();
        await heading(page, 'Sign in').waitFor();
        await page.goBack();
        await heading(page, 'No invitation to show').waitFor();
        expect(visitor.complaints).toEqual([]);
      } finally {
        await turn(JONI, { state: 'PENDING', expiresAt: before!.expiresAt });
        await visitor.context.close();
      }
    });

    test('says what to do about a forged, incomplete or missing link', async () => {
      const visitor = await openVisitor(browser(), stack, options);
      const { page } = visitor;
      await page.goto(`${stack.url}/accept#token=${joni.token.slice(0, -4)}AAAA`);
      await heading(page, 'This link doesn’t work').waitFor();
      await page.getByText('copy the whole link').waitFor();
      await expectAccessible(page);
      await visitor.look(`accept-${theme}-forged`);
      await page.reload();
      await heading(page, 'No invitation to show').waitFor();
      await expectAccessible(page);
      await visitor.look(`accept-${theme}-no-token`);
      await visitor.context.close();
    });

    test('is accessible before, during and after acceptance', async () => {
      const visitor = await openVisitor(browser(), stack, options);
      const { page } = visitor;
      await page.goto(joni.link);
      await page.getByRole('heading', { name: 'First, sign in' }).waitFor();
      await expectAccessible(page);
      await visitor.look(`accept-${theme}-signed-out`);
      await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
      await visitor.pickAccount('nora');
      await page.goto(kims[0]!.link);
      await page.getByRole('group', { name: 'Other profiles with the same e-mail address' }).waitFor();
      await expectAccessible(page);
      await visitor.look(`accept-${theme}-others`);
      await page.goto('about:blank');
      await page.goto(alex.link);
      await page.getByRole('checkbox', { name: 'Yes, move to this Microsoft account' }).waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Accept', exact: true }).click();
      await page.getByText('Confirm the move').waitFor();
      await page.getByRole('banner').getByRole('button').waitFor();
      await expectAccessible(page);
      await visitor.look(`accept-${theme}-moving`);
      expect(visitor.complaints).toEqual([]);
      await visitor.context.close();
    });
  });

  test('opens the link of a second mail while the first one is still loading', async () => {
    const { page, context } = await openVisitor(browser(), stack);
    await delayGraph(page, 'Viewer', 1000);
    await page.goto(joni.link);
    await page.evaluate((token) => {
      location.hash = `token=${token}`;
    }, alex.token);
    await page.getByText(ALEX).waitFor();
    expect(page.url()).toBe(`${stack.url}/accept`);
    expect(await keptToken(page)).toBe(alex.token);
    await context.close();
  });

  test('takes signed-out people through sign-in and back, and keeps them signed in', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    await page.goto(joni.link);
    await page.getByText('Nothing changes until you confirm.').waitFor();
    await page.getByRole('checkbox', { name: 'Keep me signed in' }).check();
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await visitor.pickAccount('nora');
    await page.getByRole('heading', { name: 'Accept with this Microsoft account' }).waitFor();
    expect(page.url()).toBe(`${stack.url}/accept`);
    const cookies = await context.cookies(stack.url);
    expect(cookies.find(({ name }) => name === 'session')?.expires).toBeGreaterThan(Date.now() / 1000);
    expect(visitor.sent.filter((address) => decodeURIComponent(address).includes(joni.token))).toEqual([]);
    await context.close();
  });

  test('moves the focus to the missing consent, and says so next to it', async () => {
    const { page, context } = await signedInAt('nora', alex.link);
    const sent = await delayGraph(page, 'AcceptInvitation', 0);
    await page
      .getByText('Currently used with another Microsoft account: Alex Wilber (Contoso Ltd).')
      .waitFor();
    const before = await readState(stack);
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    const consent = page.getByRole('checkbox', { name: /Yes, move/ });
    await page.getByText('Confirm the move').waitFor();
    expect(await consent.getAttribute('aria-invalid')).toBe('true');
    await untilFocused(consent);
    const described = (await consent.getAttribute('aria-describedby'))!;
    expect(await page.locator(`[id="${described}"]`).textContent()).toContain('Confirm the move');
    expect(await readState(stack)).toEqual(before);
    expect(sent()).toBe(0);
    await consent.check();
    await page.getByText('Confirm the move').waitFor({ state: 'detached' });
    expect(await consent.getAttribute('aria-invalid')).toBeNull();
    await context.close();
  });

  test('requests consent only while a profile that would move is selected', async () => {
    const [first] = kims;
    const { page, context } = await signedInAt('nora', first!.link);
    const boxes = page.getByRole('group').getByRole('checkbox');
    expect(await boxes.count()).toBe(2);
    await page.getByRole('button', { name: 'Accept 3 profiles' }).waitFor();
    await boxes.first().uncheck();
    await page.getByRole('button', { name: 'Accept 2 profiles' }).waitFor();
    await boxes.last().uncheck();
    await page.getByRole('button', { name: 'Accept', exact: true }).waitFor();
    expect(await page.getByRole('checkbox', { name: /Yes, move/ }).count()).toBe(0);
    await context.close();
  });

  test('requests consent again when another profile that would move is selected', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    await visitor.enter('nora');
    // Simulates that all of them are associated with another account.
    await changeAnswers(page, (text) =>
      text.replaceAll('"replacesIdentity":false', '"replacesIdentity":true'),
    );
    await page.goto(kims[0]!.link);
    const boxes = page.getByRole('group').getByRole('checkbox');
    const consent = page.getByRole('checkbox', { name: /Yes, move/ });
    await boxes.first().check();
    await consent.check();
    await boxes.last().check();
    expect(await consent.isChecked()).toBe(false);
    await consent.check();
    await boxes.last().uncheck();
    expect(await consent.isChecked()).toBe(true);
    await context.close();
  });

  test('keeps people signed in after they change to another account', async () => {
    const { page, context } = await openVisitor(browser(), stack);
    const different = page.getByRole('link', { name: 'Use a different account' });
    for (const [asked, kept] of [
      ['', ''],
      ['&keep=1', '&keep=1'],
    ] as const) {
      await page.goto(`${stack.url}/auth/sign-in?loginHint=nora${asked}`);
      await page.getByRole('banner').getByRole('button').waitFor();
      await page.goto(joni.link);
      expect(await different.getAttribute('href')).toBe(`/auth/sign-in?returnTo=/accept${kept}`);
    }
    await context.close();
  });

  test('shows what has changed since it was opened before anything is accepted', async () => {
    // The page doesn't hear of the other tab.
    const { page, context } = await signedInAt('nora', joni.link, refuseStreams);
    const other = await context.newPage();
    await other.addInitScript(() => {
      BroadcastChannel.prototype.postMessage = () => undefined;
    });
    await other.goto(`${stack.url}/auth/sign-in?loginHint=kim`);
    await other.getByRole('banner').getByRole('button').waitFor();
    const before = await readState(stack);
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    const changed = page.getByRole('alert').getByText('Something changed after you opened this page.');
    await changed.waitFor();
    await page.getByText('kim.abercrombie@contoso.example').waitFor();
    expect(await focusedText(page)).toBe('Your invitation');
    await page.getByRole('button', { name: /^Kim Abercrombie/ }).waitFor();
    await expectAccessible(page);
    expect((await readState(stack)).associations).toEqual(before.associations);

    // If it hears of it, it says so at once.
    await page.reload();
    await page.getByText('kim.abercrombie@contoso.example').waitFor();
    expect(await changed.count()).toBe(0);
    const third = await context.newPage();
    await third.goto(`${stack.url}/auth/sign-in?loginHint=nora`);
    await changed.waitFor();
    await page.getByText('nora.jensen@outlook.example').waitFor();
    await context.close();
  });

  test('isn’t accepted with the account that has the profile already, but leads to another account', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    await visitor.enter('alex');
    const before = await readState(stack);
    // As mail programs that take the end of a sentence for a part of the link.
    await page.goto(`${alex.link}).`);
    const panel = page.getByRole('region', { name: 'You already use this profile' });
    await panel.getByText('This Microsoft account already has the profile.').waitFor();
    expect(await page.getByRole('main').getByRole('button').allTextContents()).toEqual(['Decline']);
    expect(await page.getByRole('checkbox').count()).toBe(0);
    await expectAccessible(page);
    await visitor.look('accept-yours');
    expect(await panel.getByRole('link').count()).toBe(1);
    await panel.getByRole('link', { name: 'Sign in with another Microsoft account' }).click();
    await visitor.pickAccount('nora');
    await page.getByRole('heading', { name: 'Accept with this Microsoft account' }).waitFor();
    await page.getByText(ALEX).waitFor();
    await page.getByRole('checkbox', { name: /Yes, move/ }).waitFor();
    const { associations, invitations } = await readState(stack);
    expect({ associations, invitations }).toEqual({
      associations: before.associations,
      invitations: before.invitations,
    });
    await context.close();
  });

  test('offers the mailbox’s other profiles to the account that has the invited one', async () => {
    const visitor = await openVisitor(browser(), stack, { ...phone, locale: 'de-DE' });
    const { page, context } = visitor;
    await visitor.enter('nora');
    // Simulates that Nora has the invitation's profile, which comes first in the response.
    await changeAnswers(page, (text) =>
      text.replace('"associatedWithYou":false', '"associatedWithYou":true'),
    );
    await page.goto(kims[0]!.link);
    const panel = page.getByRole('region', { name: 'Sie verwenden dieses Profil bereits' });
    await panel.getByText('ist die Einladung verbraucht').waitFor();
    expect(await panel.getByRole('checkbox', { checked: true }).count()).toBe(0);
    await panel.getByRole('button', { name: '0 Profile diesem Konto zuordnen' }).click();
    await panel.getByRole('alert').getByText('Wählen Sie mindestens ein Profil aus.').waitFor();
    await panel.getByRole('checkbox').first().check();
    await expectAccessible(page);
    await visitor.look('accept-yours-on-a-phone');
    const sent = page.waitForRequest((request) => (request.postData() ?? '').includes('AcceptInvitation'));
    // Stops before the service, where Nora doesn't have the profile.
    await page.route('**/graphql', (route) =>
      (route.request().postData() ?? '').includes('AcceptInvitation') ? route.abort() : route.fallback(),
    );
    await panel.getByRole('button', { name: '1 Profil diesem Konto zuordnen' }).click();
    const { variables } = (await sent).postDataJSON() as { variables: { input: Record<string, unknown> } };
    expect(variables.input).toMatchObject({ alsoProfileIds: [expect.any(String)], replaceIdentity: false });
    await context.close();
  });

  test('can be declined without signing in, and tells the administrators why', async () => {
    const [before] = await stack.database.reads.findBy(InvitationEntity, { emailKey: JONI });
    const visitor = await openVisitor(browser(), stack, phone);
    const { page } = visitor;
    await page.goto(joni.link);
    const decline = page.getByRole('main').getByRole('button', { name: 'Decline' });
    await decline.click();
    const question = page.getByRole('region', { name: 'Decline this invitation?' });
    await question.waitFor();
    expect(await focusedText(page)).toBe('Decline this invitation?');
    await expectAccessible(page);
    await visitor.look('accept-declining');
    await question.getByRole('button', { name: 'Keep it' }).click();
    await decline.waitFor();
    expect(await focusedText(page)).toBe('Decline');
    expect((await readState(stack)).invitations).toContainEqual(
      expect.objectContaining({ id: before?.id, state: 'PENDING' }),
    );

    await decline.click();
    await question.getByRole('checkbox', { name: 'This wasn’t meant for me' }).check();
    await question.getByRole('button', { name: 'Decline invitation' }).click();
    await heading(page, 'Invitation declined').waitFor();
    expect(await focusedText(page)).toBe('Invitation declined');
    expect(await keptToken(page)).toBeNull();
    await expectAccessible(page);
    await page.goto('about:blank');
    await page.goto(joni.link);
    await heading(page, 'This invitation was declined').waitFor();
    await page.getByRole('link', { name: 'Associate your profiles' }).waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();

    const ana = await openVisitor(browser(), stack);
    await ana.enter('ana');
    await ana.page.goto(`${stack.url}/our-accounts/${before?.accountId ?? ''}/invitations?status=DECLINED`);
    const row = ana.page.getByRole('row', { name: 'Joni Sherman' });
    await row.getByText('Declined', { exact: true }).waitFor();
    await row.getByText('The recipient says that it wasn’t meant for them.').waitFor();
    await row.getByRole('link', { name: 'Correct the address' }).waitFor();
    expect(await row.getByRole('button', { name: /^Send again/ }).count()).toBe(0);
    await ana.look('accounts-invitations-declined');
    await ana.page.goto(
      `${stack.url}/our-accounts/${before?.accountId ?? ''}/audit?action=INVITATION_DECLINED`,
    );
    await ana.page
      .getByRole('row', { name: 'Invitation declined' })
      .getByText('Someone with the link')
      .waitFor();
    await ana.context.close();
    await stack.database.write((manager) =>
      manager.delete(DeclinedInvitationEntity, { invitationId: before?.id ?? '' }),
    );
    await turn(JONI, { state: 'PENDING' });
  });

  test('is kept by the tab when the cookie of a sign-in is lost, and when its callback is opened again', async () => {
    const visitor = await openVisitor(browser(), stack, { ...desktop, locale: 'de-DE' });
    const { page, context, sent } = visitor;
    await page.goto(joni.link);
    await page.getByRole('button', { name: 'Mit Microsoft anmelden' }).click();
    await page.waitForURL(/\/authorize/);
    await context.clearCookies();
    await visitor.pickAccount('nora');
    await heading(page, 'Diese Anmeldung kann nicht abgeschlossen werden').waitFor();
    await expectAccessible(page);
    await visitor.look('sign-in-unfinished');
    await page.getByRole('link', { name: 'Erneut anmelden' }).click();
    await page.getByRole('button', { name: 'Mit Microsoft anmelden' }).click();
    await visitor.pickAccount('nora');
    const accept = page.getByRole('heading', { name: 'Mit diesem Microsoft-Konto annehmen' });
    await accept.waitFor();

    const callback = sent.filter((address) => address.includes('/auth/callback')).at(-1)!;
    await page.goto('about:blank');
    await page.goto(callback);
    await accept.waitFor();
    expect(page.url()).toBe(`${stack.url}/accept`);
    await context.close();
  });

  test('is shown even in a tab whose profile was removed', async () => {
    const { page, context } = await openVisitor(browser(), stack);
    await page.goto(`${stack.url}/auth/sign-in?loginHint=alex`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.evaluate(() => sessionStorage.setItem('profile', 'prof_somebody_elses'));
    await page.goto(joni.link);
    await page.getByRole('heading', { name: 'Accept with this Microsoft account' }).waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem('profile'))).toBeNull();
    await context.close();
  });

  test('requests a new sign-in from people who were signed out in the meantime', async () => {
    const { page, context } = await signedInAt('nora', joni.link);
    await context.clearCookies();
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByRole('heading', { name: 'First, sign in' }).waitFor();
    expect(await keptToken(page)).toBe(joni.token);
    await context.close();
  });

  test('says when the invitation was revoked in the meantime', async () => {
    const { page, context } = await signedInAt('nora', joni.link);
    await turn(JONI, { state: 'REVOKED' });
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await heading(page, 'This invitation was revoked').waitFor();
    expect(await focusedText(page)).toBe('This invitation was revoked');
    expect(await keptToken(page)).toBeNull();
    await turn(JONI, { state: 'PENDING' });
    await context.close();
  });

  test('says when the service rejects the acceptance', async () => {
    const { page, context } = await signedInAt('nora', joni.link);
    let code = 'PROFILE_NOT_ACTIVE';
    await page.route('**/graphql', async (route) => {
      const asked = route.request().postDataJSON() as { operationName: string };
      if (asked.operationName !== 'AcceptInvitation') return route.continue();
      const refused = {
        __typename: 'AssociateProfileUserError',
        code,
        message: '-',
        field: ['input', 'token'],
      };
      const associateProfile = {
        __typename: 'AssociateProfilePayload',
        associations: [],
        userErrors: [refused],
      };
      await route.fulfill({ json: { data: { associateProfile } } });
    });
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByRole('alert').getByText('This profile is disabled or was removed.').waitFor();
    await expectAccessible(page);
    code = 'INVITATION_SUPERSEDED';
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await heading(page, 'There’s a newer invitation').waitFor();
    expect(await focusedText(page)).toBe('There’s a newer invitation');
    await context.close();
  });

  test('says when there’s no response, and recovers on retry when the connection is back', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    let attempts = 0;
    // The viewer is needed to show a page at all.
    await page.route('**/graphql', async (route) => {
      const { operationName } = route.request().postDataJSON() as { operationName: string };
      if (operationName === 'Viewer') return route.continue();
      if (operationName === 'Invitation') attempts += 1;
      await route.abort();
    });
    await page.goto(joni.link);
    await heading(page, 'We can’t show your invitation right now').waitFor();
    await page.getByText('There’s no connection.').waitFor();
    await expectAccessible(page);
    await visitor.look('accept-unanswered');
    expect(attempts).toBe(1);
    await page.getByRole('button', { name: 'Try again' }).click();
    await until(10, () => expect(attempts).toBe(2));
    await page.unroute('**/graphql');
    await page.getByRole('heading', { name: 'First, sign in' }).waitFor();
    expect(await page.title()).toBe('Your invitation · CustomerSource Access');
    await context.close();
  });

  test('shows progress while it waits', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    await visitor.signIn('nora');
    await delayGraph(page, 'Invitation', 4000);
    await page.goto(joni.link);
    await page.getByText('Loading your invitation…').waitFor();
    await expectAccessible(page);
    const accept = page.getByRole('button', { name: 'Accept', exact: true });
    await accept.waitFor();
    await turn(JONI, { state: 'REVOKED' });
    await accept.click();
    await page.getByText('Sending…').waitFor();
    await expectAccessible(page);
    await visitor.look('accept-sending');
    await heading(page, 'This invitation was revoked').waitFor();
    await turn(JONI, { state: 'PENDING' });
    await context.close();
  });

  test.each([
    ['German', 'de-DE', 'Annehmen'],
    ['French', 'fr-FR', 'Accepter'],
    ['Spanish', 'es-ES', 'Aceptar'],
    ['Danish', 'da-DK', 'Accepter'],
    ['Japanese', 'ja-JP', '承諾する'],
    ['English', 'en-GB', 'Accept'],
  ])('fits a small phone in %s', async (_name, locale, accept) => {
    const visitor = await openVisitor(browser(), stack, { ...phone, locale });
    const { page, context } = visitor;
    await page.goto(`${stack.url}/accept`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('link').last().waitFor();
    await visitor.look(`accept-${locale}-no-token`);
    await page.goto(`${stack.url}/auth/sign-in?loginHint=nora`);
    await page.getByRole('banner').getByRole('button').waitFor();
    await page.goto(alex.link);
    await page.getByRole('button', { name: accept, exact: true }).click();
    await page.locator('[name=replaceIdentity][aria-invalid=true]').waitFor();
    await visitor.look(`accept-${locale}-moving`);
    await page.goto(`${stack.url}/associate`);
    await page.getByRole('textbox').last().waitFor();
    await visitor.look(`associate-${locale}`);
    expect(visitor.complaints).toEqual([]);
    await context.close();
  });

  test('can be accepted with the keyboard, and continues to the next page', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.signIn('nora');
    const followed = untilFollowed(page, 'ViewerChanged');
    await page.goto(alex.link);
    await page.getByRole('heading', { name: 'Accept with this Microsoft account' }).waitFor();
    await followed;
    const tabTo = async (name: string | RegExp, role: 'checkbox' | 'button' | 'link') => {
      const wanted = page.getByRole(role, { name });
      for (let tries = 0; tries < 20; tries += 1) {
        await page.keyboard.press('Tab');
        if (await wanted.evaluate((element) => element === document.activeElement)) return;
      }
      throw new Error(`Tab does not lead to ${String(name)}`);
    };
    await tabTo('Use a different account', 'link');
    await tabTo(/Yes, move/, 'checkbox');
    await page.keyboard.press('Space');
    await tabTo('Accept', 'button');
    // While the page waits for the viewer, it reads the accepted invitation again.
    const decideViewer = await troubleGraph(page, 'Viewer');
    const titles = await watchTitles(page);
    const readAgain = untilAnswered(page, 'Invitation', '"status":"ACCEPTED"');
    await page.keyboard.press('Enter');
    await readAgain;
    decideViewer('SERVED');
    await heading(page, 'Done').waitFor();
    expect(await titles()).toEqual(['Done']);
    expect(await focusedText(page)).toBe('Done');
    await page.getByText('With Nora Jensen (nora.jensen@outlook.example), you can now use:').waitFor();
    await page.getByText('Alex Wilber, member').waitFor();
    expect(await keptToken(page)).toBeNull();
    await expectAccessible(page);
    await visitor.look('accept-done');
    await tabTo('Continue', 'link');
    await page.keyboard.press('Enter');
    await heading(page, 'Done').waitFor({ state: 'detached' });
    await page.goBack();
    await heading(page, 'No invitation to show').waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });
});

describeInBrowser('the association page', (browser) => {
  test.each([
    ['light', { ...desktop, colorScheme: 'light' }],
    ['dark', { ...desktop, colorScheme: 'dark' }],
    ['phone', phone],
  ] as const)('is accessible in each state, %s', async (theme, options) => {
    const visitor = await openVisitor(browser(), stack, options);
    const { page, context } = visitor;
    await visitor.signIn('lee');
    await page.goto(`${stack.url}/associate`);
    await page.getByText('Do you have more profiles?').waitFor();
    await expectAccessible(page);
    const email = page.getByRole('textbox', { name: 'Your e-mail address' });
    await email.fill('kim at contoso');
    await page.getByRole('button', { name: 'Send e-mails' }).click();
    await page.getByText('Enter an e-mail address such as').waitFor();
    await expectAccessible(page);
    await visitor.look(`associate-${theme}-refused`);
    await email.fill(`nobody-${theme}@nowhere.example`);
    await email.press('Enter');
    await page.getByText('If we know this address').waitFor();
    expect(await email.getAttribute('aria-invalid')).toBeNull();
    await expectAccessible(page);
    await visitor.look(`associate-${theme}-done`);
    expect(visitor.complaints).toEqual([]);
    await context.close();
  });

  test('shows an invalid address next to its field, and moves the focus there', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    await visitor.signIn('nora');
    await page.goto(`${stack.url}/associate`);
    const email = page.getByRole('textbox', { name: 'Your e-mail address' });
    await page.getByRole('button', { name: 'Send e-mails' }).click();
    await page.getByText('Enter an e-mail address such as').waitFor();
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    await untilFocused(email);
    const described = (await email.getAttribute('aria-describedby'))!.split(' ');
    const texts = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).textContent()));
    expect(texts.join(' ')).toMatch(/Enter an e-mail address such as.*has on record for you/);
    expect(await page.getByText('If we know this address').count()).toBe(0);
    await context.close();
  });

  test('sends one request however often the button is pressed', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    await visitor.signIn('toby');
    await page.goto(`${stack.url}/associate`);
    const sent = await delayGraph(page, 'RequestInvites', 2000);
    const email = page.getByRole('textbox', { name: 'Your e-mail address' });
    await email.fill('nobody@nowhere.example');
    await page.getByRole('button', { name: 'Send e-mails' }).dblclick();
    await page.getByText('Sending…').waitFor();
    await email.press('Enter');
    await page.getByText('If we know this address').waitFor();
    expect(sent()).toBe(1);
    await context.close();
  });

  test('responds the same whether an address has many profiles or none', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    await visitor.signIn('sara');
    const answers: string[] = [];
    for (const address of [sharedAddress, 'nobody@nowhere.example']) {
      await visitor.askForInvitations(address);
      answers.push(await page.getByRole('main').innerText());
    }
    expect(answers[0]).toBe(answers[1]);
    await page.getByRole('heading', { name: 'Didn’t get an e-mail?' }).waitFor();
    await context.close();
  });

  test('sends a request to an account’s administrators, and responds the same for an unknown account', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    await visitor.signIn('nora');
    await page.goto(`${stack.url}/associate`);
    const asking = page.getByRole('region', { name: 'Can’t find your company? Ask its administrators' });
    const number = asking.getByRole('textbox', { name: 'Account number' });
    await untilStarted(page);
    await number.press('Enter');
    await asking.getByText('Enter an account number of up to 40 characters.').waitFor();
    await untilFocused(number);
    const answers: string[] = [];
    for (const given of ['C-100003', 'C-999999']) {
      await number.fill(given);
      await asking.getByRole('button', { name: 'Request access' }).click();
      await asking.getByText('If this account exists').waitFor();
      answers.push(await asking.innerText());
      if (answers.length === 1) await expectAccessible(page);
    }
    expect(answers[0]).toBe(answers[1]);
    await until(30, () => {
      expect(administratorsMail()?.TextBody).toContain('nora.jensen@outlook.example');
    });
    await visitor.look('associate-asked-for-access');
    await context.close();
  });

  const administratorsMail = () =>
    stack.mailbox
      .messages()
      .find(({ Recipients }) => Recipients.includes('sara.davis@tailspin-toys.example'));

  test('says how long to wait after too many attempts', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page, context } = visitor;
    await visitor.signIn('alex');
    await page.goto(`${stack.url}/associate`);
    const email = page.getByRole('textbox', { name: 'Your e-mail address' });
    for (let time = 0; time < 10; time += 1) {
      await email.fill('too-often@nowhere.example');
      await page.getByRole('button', { name: 'Send e-mails' }).click();
      await page.getByText('If we know this address').waitFor();
    }
    await page.getByRole('button', { name: 'Send e-mails' }).click();
    await page
      .getByRole('alert')
      .getByText(/Too many attempts. Try again in \d+ minutes/)
      .waitFor();
    await expectAccessible(page);
    await visitor.look('associate-too-often');
    await context.close();
  });
});
