import { insertAssociation } from '../../src/association/association.repository';
import { IdentityEntity } from '../../src/identity/identity.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { choose, openAccount } from '../support/actors/our-accounts';
import { openVisitor } from '../support/actors/visitor';
import { expectAccessible } from '../support/browser/accessibility';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

/** Associates a profile with the Microsoft account of another person of the sample data. */
async function associate(profileId: string): Promise<void> {
  const { id: identityId } = await stack.database.reads.findOneByOrFail(IdentityEntity, {
    username: 'alex.wilber@contoso.example',
  });
  await stack.database.write((manager) => insertAssociation(manager, { profileId, identityId }, new Date()));
}

const windows = [
  ['desktop', { viewport: { width: 1280, height: 800 } }],
  ['phone', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
] as const;

describeInBrowser('the people of our accounts', (browser) => {
  test.each(windows)('have a page with everything about them, on a %s', async (name, options) => {
    const visitor = await openVisitor(browser(), stack, options);
    const { page } = visitor;
    const { id: accountId } = await openAccount(stack, visitor, {
      others: [{ displayName: 'Megan Bowen', isAssociated: true }],
    });
    const { id } = await stack.database.reads.findOneByOrFail(ProfileEntity, {
      accountId,
      displayName: 'Megan Bowen',
    });
    await associate(id);
    await page.getByRole('main').getByRole('link', { name: 'Megan Bowen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Megan Bowen' }).waitFor();
    expect(page.url()).toBe(`${stack.url}/our-accounts/${accountId}/profiles/${id}`);
    await page.getByText('No invitation is pending.').waitFor();

    await choose(page, 'Megan Bowen', 'End the association…');
    const dialog = page.getByRole('alertdialog', { name: 'End the association of Megan Bowen?' });
    await dialog.getByText('immediately loses access to Litware').waitFor();
    await dialog.getByRole('button', { name: 'End the association' }).click();
    await page.getByText('Association ended. To associate').waitFor();
    await page.getByText('An administrator ended the association.').waitFor();
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText('Association ended').waitFor();

    await choose(page, 'Megan Bowen', 'Send invitation');
    await history.getByText('Invitation sent').waitFor();
    await expectAccessible(page);
    await visitor.look(`person-${name}`);
    await page.getByRole('button', { name: 'Revoke the invitation for Megan Bowen' }).click();
    await page.getByText('No invitation is pending.').waitFor();
    await history.getByText('Invitation revoked').waitFor();

    await page.goBack();
    await page.getByRole('table', { name: 'Profiles' }).waitFor();
    await page.goto(`${stack.url}/our-accounts/${accountId}/profiles/prof_unknown`);
    await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
    expect(visitor.complaints).toEqual([]);
  });
});
