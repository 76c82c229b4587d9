import type { IncomingMessage } from 'node:http';
import type { BrowserContext } from 'playwright-core';
import { sharedAddress } from '../../src/dev/sample-accounts';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { startMaintenance, untilShown } from '../support/browser/maintenance';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import {
  desktop,
  type InvitationMail,
  mailsTo,
  openVisitor,
  phone,
  readState,
  recordRequests,
  type Visitor,
} from '../support/actors/visitor';

let stack: DevStack;
let received: IncomingMessage[];

beforeAll(async () => {
  stack = await startDevStack();
  received = recordRequests(stack);
});
afterAll(() => stack.close());

function expectNoTokenSent({ sent }: Visitor, mails: readonly InvitationMail[]): void {
  const onTheWire = received.flatMap(({ url, headers }) => [url ?? '', headers.referer ?? '']);
  const addresses = [...sent, ...onTheWire].map((address) => decodeURIComponent(address));
  expect(mails.every(({ token }) => token.length > 60)).toBe(true);
  expect(addresses.filter((address) => mails.some(({ token }) => address.includes(token)))).toEqual([]);
}

const sessionCookie = async (context: BrowserContext) =>
  (await context.cookies(stack.url)).find(({ name }) => name === 'session')?.value;

describeInBrowser('the journey in a browser', (browser) => {
  test('from signing in to switching between three accounts', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { context, page } = visitor;
    await page.goto(stack.url);
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).waitFor();
    await visitor.look('desktop-1-signed-out');

    await visitor.enter('kim-personal');
    await page.getByRole('heading', { level: 1, name: 'Associate your profiles' }).waitFor();
    await page.getByText('No profile is associated with your Microsoft account yet.').waitFor();
    await visitor.askForInvitations(sharedAddress);
    await visitor.look('desktop-2-no-profile');
    const mails = await mailsTo(stack, sharedAddress, 3);
    expect(mails.map(({ subject }) => subject).sort()).toEqual([
      expect.stringContaining('Adventure Works'),
      expect.stringContaining('Contoso Ltd'),
      expect.stringContaining('Fabrikam Consulting'),
    ]);

    const before = await readState(stack);
    const first = mails.find(({ subject }) => subject.includes('Contoso Ltd'))!;
    await page.goto(first.link);
    await page.getByRole('heading', { name: 'Accept with this Microsoft account' }).waitFor();
    expect(page.url()).toBe(`${stack.url}/accept`);
    expect(await readState(stack)).toEqual(before);
    const invited = page.getByRole('region', { name: 'You’re invited to use' });
    expect(await invited.innerText()).toMatch(
      /Contoso Ltd[^]*Kim Abercrombie[^]*kim.abercrombie@contoso.example/,
    );
    const account = page.getByRole('region', { name: 'Accept with this Microsoft account' });
    await account.getByText('kim.abercrombie@outlook.example').waitFor();
    await page.getByRole('checkbox', { name: /Adventure Works/, checked: true }).waitFor();
    await page.getByRole('checkbox', { name: /Fabrikam Consulting PartnerSource/, checked: true }).waitFor();
    await visitor.look('desktop-3-accept');
    await page.getByRole('button', { name: 'Accept 3 profiles' }).click();
    await page.getByRole('heading', { name: 'Done' }).waitFor();
    expect(await page.getByRole('main').getByRole('listitem').count()).toBe(3);
    await visitor.look('desktop-4-accepted');

    await page.getByRole('link', { name: 'Continue' }).click();
    await page.waitForURL(`${stack.url}/accounts`);
    await page.getByRole('heading', { level: 1, name: 'Multiple accounts' }).waitFor();
    await page.getByRole('radio').first().waitFor();
    await visitor.look('desktop-5-multiple-accounts');
    const session = await sessionCookie(context);
    await page.getByRole('radio', { name: /Fabrikam Consulting PartnerSource/ }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    const company = (name: string) => page.getByRole('heading', { level: 1, name });
    await company('Fabrikam Consulting').waitFor();

    await page.getByRole('banner').getByRole('button').click();
    await page.getByRole('menuitem', { name: 'Switch profile' }).click();
    await page.getByRole('radio', { name: /Contoso Ltd/ }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.waitForURL(`${stack.url}/`);
    await company('Contoso Ltd').waitFor();
    await page.reload();
    await company('Contoso Ltd').waitFor();
    expect(await sessionCookie(context)).toBe(session);
    await visitor.look('desktop-6-acting');

    await visitor.signOut();
    expect(await sessionCookie(context)).toBeUndefined();
    expect(visitor.complaints).toEqual([]);
    expectNoTokenSent(visitor, mails);
    await context.close();
  });

  test('on a phone: moving the profiles to another Microsoft account, with a default and My Profile', async () => {
    const visitor = await openVisitor(browser(), stack, phone);
    const { context, page } = visitor;
    await visitor.signIn('nora');
    stack.mailbox.clear();
    await visitor.askForInvitations(sharedAddress);
    await visitor.look('phone-1-no-profile');
    await visitor.signOut();
    await visitor.look('phone-2-signed-out');
    const mails = await mailsTo(stack, sharedAddress, 3);

    // When signed out, the link leads through sign-in and back.
    await page.goto(mails.find(({ subject }) => subject.includes('Fabrikam'))!.link);
    await page.getByRole('heading', { name: 'First, sign in' }).waitFor();
    await visitor.look('phone-3-accept-signed-out');
    await page.getByRole('button', { name: 'Sign in with Microsoft' }).click();
    await visitor.pickAccount('nora');
    const account = page.getByRole('region', { name: 'Accept with this Microsoft account' });
    await account.getByText('nora.jensen@outlook.example').waitFor();
    await page.getByRole('link', { name: 'Use a different account' }).click();
    await visitor.pickAccount('kim');
    await account.getByText('Work or school account').waitFor();

    const before = await readState(stack);
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByText('Confirm the move').waitFor();
    expect(await page.locator('[name=replaceIdentity][aria-invalid=true]').count()).toBe(1);
    expect((await readState(stack)).associations).toEqual(before.associations);
    await page.getByRole('checkbox', { name: /Contoso Ltd/, checked: false }).check();
    await page.getByRole('checkbox', { name: /Yes, move/ }).check();
    await visitor.look('phone-4-accept-moving');
    await page.getByRole('button', { name: 'Accept 2 profiles' }).click();
    await page.getByRole('heading', { name: 'Done' }).waitFor();

    await page.getByRole('link', { name: 'Continue' }).click();
    await page.getByRole('radio', { name: /Contoso Ltd/ }).check();
    await page.getByLabel('Always use this profile').check();
    await visitor.look('phone-5-multiple-accounts');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('navigation').getByRole('link', { name: 'My Profile' }).click();
    const acting = page.getByRole('region', { name: 'You’re acting for' });
    await acting.getByText('Contoso Ltd').waitFor();
    await acting.getByText('You chose it for this session.').waitFor();

    const details = page.getByRole('region', { name: 'Name, address, and language' });
    await details.getByRole('button', { name: 'Edit' }).click();
    await details.getByLabel('E-mail address').fill('kim at contoso');
    await details.getByRole('button', { name: 'Save' }).click();
    await details.getByText('Enter an e-mail address such as').waitFor();
    expect(await details.getByLabel('E-mail address').getAttribute('aria-invalid')).toBe('true');
    await details.getByLabel('E-mail address').fill(sharedAddress);
    await details.getByLabel('Name').fill('Kim A. Abercrombie');
    await details.getByRole('button', { name: 'Save' }).click();
    await details.getByText('Saved.').waitFor();
    await details.getByRole('button', { name: 'Edit' }).click();
    await details.getByLabel('E-mail address').fill('kim@new.contoso.example');
    await details.getByRole('button', { name: 'Send invite e-mail' }).click();
    await details.getByText('We’re sending an invitation to kim@new.contoso.example').waitFor();
    await details.getByRole('button', { name: 'Save' }).click();
    await details.getByText('Saved.').waitFor();
    const history = page.getByRole('region', { name: 'Microsoft accounts of this profile' });
    await history.getByText('kim.abercrombie@outlook.example').waitFor();
    await visitor.look('phone-6-my-profile');
    // The language is that of the mails and of the portal itself.
    await details.getByRole('button', { name: 'Edit' }).click();
    await details.getByRole('combobox', { name: 'Language' }).selectOption('de-DE');
    await details.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mein Profil' }).waitFor();
    const [moved] = await mailsTo(stack, 'kim@new.contoso.example', 1);

    // The default applies to the next session, which isn't asked to choose.
    await visitor.signOut('Hier und bei Microsoft abmelden');
    await visitor.enter('kim');
    await page.getByRole('navigation').getByRole('link', { name: 'Mein Profil' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mein Profil' }).waitFor();
    await page.getByText('Es ist Ihr Standardprofil.').waitFor();
    expect(visitor.complaints).toEqual([]);
    expectNoTokenSent(visitor, [...mails, moved!]);
    await context.close();
  });

  test('explains a lapsed plan and who to contact', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { context, page } = visitor;
    await visitor.enter('sara');
    await page.waitForURL(`${stack.url}/no-access`);
    const main = page.getByRole('main');
    await main.getByText(/ended on/).waitFor();
    expect(await main.innerText()).toMatch(
      /Tailspin Toys[^]*ended on \w+ \d+, \d{4}[^]*[Aa]ccess returns automatically/,
    );
    await main.getByText('Contact Fabrikam Consulting, your Microsoft partner.').waitFor();
    await main.getByRole('button', { name: 'Ask Fabrikam Consulting about the plan' }).click();
    await main.getByText('We’ve sent an e-mail to Fabrikam Consulting.').waitFor();
    const [question] = await mailsTo(stack, 'lee.gu@fabrikam.example', 1);
    expect(question?.subject).toContain('Tailspin Toys');
    expect(await main.innerText()).not.toContain('@');
    await visitor.look('desktop-7-lapsed');
    await visitor.askForInvitations('pradeep.gupta@tailspin-toys.example');
    const [mail] = await mailsTo(stack, 'pradeep.gupta@tailspin-toys.example', 1);
    await page.goto(mail!.link);
    await page.getByRole('link', { name: 'Use a different account' }).click();
    await visitor.pickAccount('nora');
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByRole('link', { name: 'Continue' }).click();
    await page.waitForURL(`${stack.url}/no-access`);
    await main.getByText(/Sara Davis\b/).waitFor();
    expect(await main.innerText()).toMatch(/Tailspin Toys[^]*Sara Davis\b/);
    expect(visitor.complaints).toEqual([]);
    await context.close();
  });

  test.each([
    ['desktop', desktop],
    ['phone', phone],
  ])(
    'during maintenance, on a %s: reading works, and a change shows when to try again',
    async (name, size) => {
      const visitor = await openVisitor(browser(), stack, size);
      const { context, page } = visitor;
      await visitor.enter('alex');
      const { reads } = stack.database;
      const endMaintenance = await startMaintenance(stack);
      await page.goto(`${stack.url}/maintenance`);
      await untilShown(page, /Maintenance until .* New disks\./);
      await page.goto(`${stack.url}/profile`);
      const details = page.getByRole('region', { name: 'Name, address, and language' });
      await details.getByRole('button', { name: 'Edit' }).click();
      const before = await details.getByLabel('Name').inputValue();
      await details.getByLabel('Name').fill(`Alex of ${name}`);
      await details.getByRole('button', { name: 'Save' }).click();
      await page.getByText(/Maintenance is in progress, and nothing was changed\. Try again after/).waitFor();
      expect(await reads.existsBy(ProfileEntity, { displayName: before })).toBe(true);
      await visitor.look(`${name}-8-maintenance`);

      await endMaintenance();
      await page.goto(`${stack.url}/maintenance`);
      await untilShown(page, /No maintenance is in progress or planned/);
      await page.goto(`${stack.url}/profile`);
      await details.getByRole('button', { name: 'Edit' }).click();
      await details.getByLabel('Name').fill(`Alex of ${name}`);
      await details.getByRole('button', { name: 'Save' }).click();
      await details.getByText('Saved.').waitFor();
      expect(await reads.existsBy(ProfileEntity, { displayName: `Alex of ${name}` })).toBe(true);
      await context.close();
    },
  );
});
