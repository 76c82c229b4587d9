import type { Page } from 'playwright-core';
import { deliveryReport } from '../../src/dev/mailbox/webhook-sender';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { expectAccessible } from '../support/browser/accessibility';
import { declined } from '../support/browser/declined';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { profileOf } from '../support/actors/portal-people';
import { desktop, mailsTo, openVisitor, phone, reportMail, untilFocused } from '../support/actors/visitor';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

const region = (page: Page, name: string) => page.getByRole('region', { name });
const details = (page: Page) => region(page, 'Name, address, and language');
const button = (page: Page, name: string) => details(page).getByRole('button', { name, exact: true });
const pending = (page: Page) => region(page, 'Pending invitation');
const history = (page: Page) => region(page, 'Microsoft accounts of this profile');

/** Accepts an invitation as the person who is signed in on a page, like the invitation page. */
function accept(page: Page, token: string): Promise<unknown> {
  const query = `mutation ($input: AssociateProfileInput!) {
    associateProfile(input: $input) { association { id } userErrors { code } } }`;
  return page.evaluate(
    async ([query, token]) => {
      const answer = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables: { input: { token, replaceIdentity: true } } }),
      });
      return answer.json();
    },
    [query, token] as const,
  );
}

describeInBrowser('My Profile', (browser) => {
  test('saves name, address and language, and shows errors next to their fields', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('alex');
    await page.goto(`${stack.url}/profile`);
    await button(page, 'Edit').click();
    const name = details(page).getByRole('textbox', { name: 'Name' });
    await untilFocused(name);
    const email = details(page).getByRole('textbox', { name: 'E-mail address' });
    await email.fill('alex at contoso');
    await button(page, 'Save').click();
    await details(page).getByText('Enter an e-mail address such as').waitFor();
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    await untilFocused(email);
    await expectAccessible(page);
    await visitor.look('portal-profile-refused');

    await email.fill('alex@contoso.example');
    await name.fill(' ');
    await button(page, 'Save').click();
    await details(page).getByText('Enter a name of 1 to 200 characters.').waitFor();
    await name.fill('Alex W.');
    await name.press('Enter');
    await details(page).getByText('Saved.').waitFor();
    await details(page).getByText('alex@contoso.example').waitFor();
    await untilFocused(button(page, 'Edit'));
    // The whole portal shows the change immediately, without a reload.
    await page.getByRole('button', { name: /^Alex W\.,/ }).waitFor();

    // Neither a link nor signing out loses what was entered without a confirmation.
    await button(page, 'Edit').click();
    await name.fill('Alex X.');
    expect(await details(page).getByText('Saved.').count()).toBe(0);
    const question = 'You have unsaved changes. Leave the page without saving them?';
    const home = page.getByRole('link', { name: 'CustomerSource Access' });
    expect(await declined(page, () => home.click())).toBe(question);
    await page.getByRole('banner').getByRole('button').click();
    const leave = page.getByRole('menuitem', { name: 'Sign out', exact: true });
    expect(await declined(page, () => leave.click())).toBe(question);
    expect(await name.inputValue()).toBe('Alex X.');
    // Errors don't survive Cancel.
    await email.fill('nowhere');
    await button(page, 'Save').click();
    await details(page).getByText('Enter an e-mail address such as').waitFor();
    await button(page, 'Cancel').click();
    await details(page).getByText('Alex W.').waitFor();
    await button(page, 'Edit').click();
    expect(await email.inputValue()).toBe('alex@contoso.example');
    expect(await details(page).getByText('Enter an e-mail address such as').count()).toBe(0);
    await button(page, 'Cancel').click();

    await button(page, 'Edit').click();
    await details(page).getByRole('combobox', { name: 'Language' }).selectOption('de-CH');
    await button(page, 'Save').click();
    await page.getByRole('heading', { level: 1, name: 'Mein Profil' }).waitFor();
    await page.getByText('Gespeichert.').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de-CH');
    expect(await page.title()).toBe('Mein Profil · CustomerSource Access');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Mein Profil' }).waitFor();
    await expectAccessible(page);
    await visitor.look('portal-profile-german');
    await page.getByRole('button', { name: 'Bearbeiten' }).click();
    await page.getByRole('combobox', { name: 'Sprache' }).selectOption('en-US');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('heading', { level: 1, name: 'My Profile' }).waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  // "Select the Edit button at the bottom of the page, enter the correct e-mail address, click Send Invite E-mail, and
  // then click the Save button" (CustomerSource Access FAQ), and the other orders of the two buttons.
  test('follows the FAQ: in each order of Send and Save, the page says which invitation works', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('alex');
    await page.goto(`${stack.url}/profile`);
    const { id } = await profileOf(stack, 'alex', 'Contoso Ltd');
    const pendingAddresses = async (): Promise<string[]> =>
      (await stack.database.reads.findBy(InvitationEntity, { profileId: id, state: 'PENDING' })).map(
        ({ email }) => email,
      );
    const email = details(page).getByRole('textbox', { name: 'E-mail address' });
    const sentTo = (address: string) => details(page).getByText(`We’re sending an invitation to ${address}.`);

    // The FAQ's order.
    await button(page, 'Edit').click();
    await email.fill('alex-1@contoso.example');
    await button(page, 'Send invite e-mail').click();
    await sentTo('alex-1@contoso.example').waitFor();
    await button(page, 'Save').click();
    await details(page).getByText('Saved.').waitFor();
    expect(await pendingAddresses()).toEqual(['alex-1@contoso.example']);
    await pending(page).getByText('alex-1@contoso.example').waitFor();
    await mailsTo(stack, 'alex-1@contoso.example', 1);

    // Save, then Send.
    await button(page, 'Edit').click();
    await email.fill('alex-2@contoso.example');
    await button(page, 'Save').click();
    await details(page).getByText('The pending invitation to alex-1@contoso.example was revoked').waitFor();
    expect(await pendingAddresses()).toEqual([]);
    expect(await pending(page).count()).toBe(0);
    await button(page, 'Send invite e-mail').click();
    await sentTo('alex-2@contoso.example').waitFor();
    expect(await details(page).getByText('was revoked').count()).toBe(0);
    expect(await pendingAddresses()).toEqual(['alex-2@contoso.example']);

    // Send, then another address and Save: what was said of the first invitation is no longer true.
    await button(page, 'Edit').click();
    await email.fill('alex-3@contoso.example');
    await button(page, 'Send invite e-mail').click();
    await sentTo('alex-3@contoso.example').waitFor();
    await email.fill('alex-4@contoso.example');
    expect(await sentTo('alex-3@contoso.example').count()).toBe(0);
    await button(page, 'Save').click();
    await details(page).getByText('The pending invitation to alex-3@contoso.example was revoked').waitFor();
    expect(await pendingAddresses()).toEqual([]);

    // Send, then Cancel: the address was saved with the invitation.
    await button(page, 'Edit').click();
    await email.fill('alex-5@contoso.example');
    await button(page, 'Send invite e-mail').click();
    await sentTo('alex-5@contoso.example').waitFor();
    await button(page, 'Cancel').click();
    await details(page).getByText('alex-5@contoso.example', { exact: true }).waitFor();
    expect(await pendingAddresses()).toEqual(['alex-5@contoso.example']);
    await visitor.look('portal-profile-invited');
    await expectAccessible(page);

    // The message disappears when the mail has arrived.
    await reportMail(stack, 'alex-5@contoso.example', deliveryReport);
    await pending(page).getByText('Delivered.').waitFor();
    expect(await sentTo('alex-5@contoso.example').count()).toBe(0);
    expect(visitor.complaints).toEqual([]);
  });

  test('moves the profile to another Microsoft account by inviting another address', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('toby');
    await page.goto(`${stack.url}/profile`);
    expect(await pending(page).count()).toBe(0);
    await button(page, 'Edit').click();
    const email = details(page).getByRole('textbox', { name: 'E-mail address' });
    await email.fill('toby in the new place');
    await button(page, 'Send invite e-mail').click();
    await details(page).getByText('Enter an e-mail address such as').waitFor();
    await email.fill('toby@new.example');
    await button(page, 'Send invite e-mail').click();
    await details(page).getByText('We’re sending an invitation to toby@new.example.').waitFor();
    await pending(page).getByText('toby@new.example').first().waitFor();
    await pending(page)
      .getByText(/^(Waiting to be sent|Sent)\.$/)
      .waitFor();
    const [mail] = await mailsTo(stack, 'toby@new.example', 1);
    await visitor.look('portal-profile-pending');
    await expectAccessible(page);

    await button(page, 'Save').click();
    await button(page, 'Send invite e-mail').click();
    await details(page).getByText('We’re sending an invitation to toby@new.example.').waitFor();
    const mails = await mailsTo(stack, 'toby@new.example', 2);
    const newer = mails.find(({ token }) => token !== mail!.token)!;

    // The old account can use the profile until the new one accepts.
    await page.reload();
    await history(page).getByText('toby.nixon@microsoft.example').waitFor();
    const accepting = await openVisitor(browser(), stack);
    await accepting.enter('kim-personal');
    expect(await accept(accepting.page, newer.token)).toMatchObject({
      data: { associateProfile: { userErrors: [] } },
    });
    // The page follows what happens to the person's profiles.
    await page.getByText('You can no longer use the profile from this tab.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Associate your profiles' }).waitFor();
    await visitor.look('portal-profile-moved-away');

    await accepting.page.goto(`${stack.url}/profile`);
    const items = history(accepting.page).getByRole('listitem');
    await items.nth(1).waitFor();
    expect(await items.allInnerTexts()).toEqual([
      expect.stringMatching(/^kim\.abercrombie@outlook\.example[^]*In use[^]*Personal account[^]*Since/),
      expect.stringMatching(
        /^toby\.nixon@microsoft\.example[^]*Work or school account[^]*From .*2026 to .*2026[^]*The profile was moved/,
      ),
    ]);
    await accepting.look('portal-profile-history');
    await expectAccessible(accepting.page);
    expect([...visitor.complaints, ...accepting.complaints]).toEqual([]);
  });

  test('shows the delivery status of a pending invitation', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('alex');
    await page.goto(`${stack.url}/profile`);
    await button(page, 'Send invite e-mail').click();
    await pending(page).waitFor();
    const { id, email } = await profileOf(stack, 'alex', 'Contoso Ltd');
    await pending(page).getByText('Sent.', { exact: true }).waitFor();
    await reportMail(stack, email, deliveryReport);
    await pending(page).getByText('Delivered.').waitFor();
    const set = (delivery: InvitationEntity['delivery']) =>
      stack.database.write((manager) =>
        manager.update(InvitationEntity, { profileId: id, state: 'PENDING' }, { delivery }),
      );
    for (const [delivery, text] of [
      ['QUEUED', 'Waiting to be sent.'],
      ['BOUNCED', 'Bounced. The mailbox rejected the e-mail.'],
      ['FAILED', 'Couldn’t be sent.'],
    ] as const) {
      await set(delivery);
      await page.reload();
      await pending(page).getByText(text).waitFor();
      await expectAccessible(page);
    }
    await visitor.look('portal-profile-failed');
    expect(visitor.complaints).toEqual([]);
  });

  test('shows that the edited profile was removed in the meantime, and redirects', async () => {
    const visitor = await openVisitor(browser(), stack, phone);
    const { page } = visitor;
    await visitor.enter('alex');
    await page.goto(`${stack.url}/profile`);
    const { id } = await profileOf(stack, 'alex', 'Contoso Ltd');
    await button(page, 'Edit').click();
    await details(page).getByRole('textbox', { name: 'Name' }).fill('Alex J. Wilber');
    const set = (status: ProfileEntity['status']) =>
      stack.database.write((manager) => manager.update(ProfileEntity, { id }, { status }));
    await set('DISABLED');
    try {
      await button(page, 'Save').click();
      await page.getByText('You can no longer use the profile from this tab.').waitFor();
      await page.getByRole('heading', { level: 1, name: 'Associate your profiles' }).waitFor();
      await expectAccessible(page);
      await visitor.look('portal-profile-removed-small');
    } finally {
      await set('ACTIVE');
    }
    expect(visitor.complaints).toEqual([]);
  });

  test.each([
    ['light', { ...desktop, colorScheme: 'light' }],
    ['dark', { ...desktop, colorScheme: 'dark' }],
    ['high-contrast', { ...desktop, forcedColors: 'active' }],
    ['small', phone],
  ] as const)('is accessible, %s', async (name, options) => {
    const visitor = await openVisitor(browser(), stack, options);
    const { page } = visitor;
    await visitor.enter('alex');
    await page.goto(`${stack.url}/profile`);
    await history(page).getByRole('listitem').first().waitFor();
    await expectAccessible(page);
    await visitor.look(`portal-profile-${name}`);
    await history(page).getByRole('button', { name: 'End this association' }).click();
    await page.getByRole('alertdialog').waitFor();
    await expectAccessible(page);
    await visitor.look(`portal-profile-end-${name}`);
    expect(visitor.complaints).toEqual([]);
  });

  test('ends one’s own association after a confirmation, with the keyboard', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('ana');
    await page.goto(`${stack.url}/profile`);
    const end = history(page).getByRole('button', { name: 'End this association' });
    await end.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('alertdialog', { name: 'End this association?' });
    await dialog
      .getByText('You’ll no longer be able to use ana.trujillo@outlook.example for Contoso Ltd.')
      .waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await untilFocused(end);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'End the association' }).press('Enter');
    await page.getByText('The association has ended.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Associate your profiles' }).waitFor();
    await expectAccessible(page);
    await visitor.look('portal-profile-ended');
    expect(visitor.complaints).toEqual([]);
  });
});
