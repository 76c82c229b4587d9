import type { Page } from 'playwright-core';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { expectAccessible } from '../support/browser/accessibility';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { profileOf } from '../support/actors/portal-people';
import { desktop, mailsTo, openVisitor, phone } from '../support/actors/visitor';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

const region = (page: Page, name: string) => page.getByRole('region', { name });
const details = (page: Page) => region(page, 'Name, address, and language');
const moving = (page: Page) => region(page, 'Move to another Microsoft account');
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
    const email = details(page).getByRole('textbox', { name: 'E-mail address' });
    await email.fill('alex at contoso');
    await details(page).getByRole('button', { name: 'Save' }).click();
    await details(page).getByText('Enter an e-mail address such as').waitFor();
    expect(await email.getAttribute('aria-invalid')).toBe('true');
    expect(await email.evaluate((element) => element === document.activeElement)).toBe(true);
    await expectAccessible(page);
    await visitor.look('portal-profile-refused');

    await email.fill('alex@contoso.example');
    const name = details(page).getByRole('textbox', { name: 'Name' });
    await name.fill(' ');
    await details(page).getByRole('button', { name: 'Save' }).click();
    await details(page).getByText('Enter a name of 1 to 200 characters.').waitFor();
    await name.fill('Alex W.');
    await name.press('Enter');
    await details(page).getByText('Saved.').waitFor();
    // The whole portal shows the change immediately, without a reload.
    await page.getByRole('button', { name: /^Alex W\.:/ }).waitFor();
    expect(await moving(page).getByRole('textbox').inputValue()).toBe('alex@contoso.example');
    await details(page).getByRole('button', { name: 'Save' }).click();
    await details(page).getByText('There were no changes to save.').waitFor();

    await details(page).getByRole('combobox', { name: 'Language' }).selectOption('de-CH');
    await details(page).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mein Profil' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de-CH');
    expect(await page.title()).toBe('Mein Profil · CustomerSource Access');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Mein Profil' }).waitFor();
    await expectAccessible(page);
    await visitor.look('portal-profile-german');
    await page.getByRole('combobox', { name: 'Sprache' }).selectOption('en-US');
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('heading', { level: 1, name: 'My Profile' }).waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  test('moves the profile to another Microsoft account by inviting another address', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.enter('toby');
    expect(await pending(page).count()).toBe(0);
    await moving(page).getByRole('textbox', { name: 'Send to' }).fill('toby in the new place');
    await moving(page).getByRole('button', { name: 'Send invite e-mail' }).click();
    await moving(page).getByText('Enter an e-mail address such as').waitFor();
    await moving(page).getByRole('textbox').fill('toby@new.example');
    await moving(page).getByRole('button', { name: 'Send invite e-mail' }).click();
    await moving(page).getByText('We’re sending an invitation to toby@new.example.').waitFor();
    expect(await details(page).getByRole('textbox', { name: 'E-mail address' }).inputValue()).toBe(
      'toby@new.example',
    );
    await pending(page).getByText('toby@new.example').first().waitFor();
    await pending(page)
      .getByText(/^(Waiting to be sent|Sent)\.$/)
      .waitFor();
    const [mail] = await mailsTo(stack, 'toby@new.example', 1);
    await visitor.look('portal-profile-pending');
    await expectAccessible(page);

    await pending(page).getByRole('button', { name: 'Send again' }).click();
    await pending(page).getByText('We’re sending an invitation to toby@new.example.').waitFor();
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
    // The page polls the mail's status, so it notices the change automatically.
    await page.getByText('You can no longer use the profile from this tab.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Associate your profiles' }).waitFor();
    await visitor.look('portal-profile-moved-away');

    await accepting.page.goto(stack.url);
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
    await moving(page).getByRole('button', { name: 'Send invite e-mail' }).click();
    await pending(page).waitFor();
    const { id } = await profileOf(stack, 'alex', 'Contoso Ltd');
    await pending(page).getByText('Sent.', { exact: true }).waitFor();
    const set = (delivery: InvitationEntity['delivery']) =>
      stack.database.write((manager) =>
        manager.update(InvitationEntity, { profileId: id, state: 'PENDING' }, { delivery }),
      );
    await set('DELIVERED');
    await pending(page).getByText('Delivered.').waitFor();
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
    const { id } = await profileOf(stack, 'alex', 'Contoso Ltd');
    await details(page).getByRole('textbox', { name: 'Name' }).fill('Alex J. Wilber');
    const set = (status: ProfileEntity['status']) =>
      stack.database.write((manager) => manager.update(ProfileEntity, { id }, { status }));
    await set('DISABLED');
    try {
      await details(page).getByRole('button', { name: 'Save' }).click();
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
    await page.getByRole('combobox', { name: 'Idioma' }).selectOption('en-GB');
    await page.getByRole('button', { name: 'Guardar' }).click();
    const button = history(page).getByRole('button', { name: 'End this association' });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('alertdialog', { name: 'End this association?' });
    await dialog
      .getByText('You’ll no longer be able to use ana.trujillo@outlook.example for Contoso Ltd.')
      .waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'End the association' }).press('Enter');
    await page.getByText('The association has ended.').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Associate your profiles' }).waitFor();
    await expectAccessible(page);
    await visitor.look('portal-profile-ended');
    expect(visitor.complaints).toEqual([]);
  });
});
