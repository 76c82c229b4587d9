import { readFile } from 'node:fs/promises';
import { insertAssociation } from '../../src/association/association.repository';
import { IdentityEntity } from '../../src/identity/identity.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { choose, hasFocus, hold, openAccount, recordOf } from '../support/actors/our-accounts';
import { until } from '../support/run/until';
import { openVisitor } from '../support/actors/visitor';
import { expectAccessible } from '../support/browser/accessibility';
import { declined } from '../support/browser/declined';
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
    const invitation = page.getByRole('region', { name: 'Pending invitation' });
    await invitation.getByText('No invitation is pending.').waitFor();
    await invitation.getByText('Invitation revoked.').waitFor();
    await hasFocus(page, /^Pending invitation$/);
    await history.getByText('Invitation revoked').waitFor();
    const earlier = page.getByRole('region', { name: 'Earlier invitations' });
    await earlier.getByRole('listitem').getByText('Revoked').waitFor();
    await expectAccessible(page);

    await page.goBack();
    await page.getByRole('table', { name: 'Profiles' }).waitFor();
    await page.goto(`${stack.url}/our-accounts/${accountId}/profiles/prof_unknown`);
    await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  test('are downloaded with the filters that are set, as is the audit trail, unless it’s canceled', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const others = Array.from({ length: 140 }, (_, index) => ({ displayName: `Person ${String(index)}` }));
    const account = await openAccount(stack, visitor, {
      others: [...others, { displayName: '=Formula', status: 'DISABLED' }],
    });
    const button = page.getByRole('button', { name: 'Download CSV' });
    await page.getByLabel('Status').selectOption('Active');
    await page.waitForURL('**/profiles?status=ACTIVE');

    const release = await hold(page, '"after"');
    await button.click();
    await page.getByText('100 of 141').waitFor();
    await expectAccessible(page);
    await visitor.look('people-downloading');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Download canceled.').waitFor();
    await hasFocus(page, /^Download CSV$/);
    release();

    const save = async () => {
      const download = page.waitForEvent('download');
      await button.click();
      const file = await download;
      return [file.suggestedFilename(), await readFile(await file.path(), 'utf8')] as const;
    };
    const [name, people] = await save();
    await page.getByText('141 rows were saved.').waitFor();
    expect(name).toMatch(new RegExp(`^${account.number}-profiles-\\d{4}-\\d\\d-\\d\\d\\.csv$`));
    const lines = people.trimEnd().split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFName,E-mail address,Role,Status,Language,Microsoft account,Last used,Invitation valid until,Invitation e-mail',
    );
    expect(lines).toHaveLength(142);
    await page.getByLabel('Status').selectOption('Disabled');
    await page.getByRole('rowheader', { name: '=Formula' }).waitFor();
    expect((await save())[1]).toContain("\r\n'=Formula,");

    await choose(page, '=Formula', 'Enable');
    await page.getByRole('link', { name: 'Audit trail' }).click();
    await page.getByRole('region', { name: 'Audit trail' }).getByText('Profile changed').waitFor();
    expect((await save())[1]).toMatch(
      /^\uFEFFWhen,What,Affected person,Who,Changes,Request ID\r\n20[\d-]{8}T[\d:.]+Z,Profile changed,'=Formula,Ana Trujillo,Status: Disabled → Active,/,
    );
    expect(visitor.complaints).toEqual([]);
  });

  test('are sorted by titles or, on a phone, by a field, and removed people have a list of their own', async () => {
    const visitor = await openVisitor(browser(), stack, windows[0][1]);
    const { page } = visitor;
    const { id: accountId } = await openAccount(stack, visitor, {
      others: [
        { displayName: 'Zoe Young', status: 'DISABLED' },
        { displayName: 'Élise Moreau' },
        { displayName: 'Old Hand', status: 'REMOVED' },
      ],
    });
    const names = () => page.getByRole('rowheader').getByRole('link').allInnerTexts();
    const sortedBy = (sort: string) => page.waitForURL(`**/profiles?sort=${sort}`);
    await page.getByText('3 in total').waitFor();
    expect(await names()).toEqual(['Ana Trujillo', 'Zoe Young', 'Élise Moreau']);
    await page.getByRole('button', { name: 'Person' }).click();
    await sortedBy('name');
    await page.locator('[aria-sort=ascending]').getByRole('button', { name: 'Person' }).waitFor();
    await until(10, async () => expect(await names()).toEqual(['Ana Trujillo', 'Élise Moreau', 'Zoe Young']));
    await expectAccessible(page);
    await visitor.look('people-sorted');
    await page.getByRole('button', { name: 'Person' }).click();
    await sortedBy('-name');
    await until(10, async () => expect((await names())[0]).toBe('Zoe Young'));
    await page.goBack();
    await until(10, async () => expect((await names())[0]).toBe('Ana Trujillo'));

    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByLabel('Sort by').selectOption('Disabled first');
    await sortedBy('-status');
    await until(10, async () => expect((await names())[0]).toBe('Zoe Young'));
    await expectAccessible(page);
    await visitor.look('people-sorted-phone');

    await page.getByRole('link', { name: 'Removed people' }).click();
    await page.getByRole('heading', { level: 2, name: 'Removed people' }).waitFor();
    await page.getByText('1 in total').waitFor();
    expect(await names()).toEqual(['Old Hand']);
    await expectAccessible(page);
    await visitor.look('people-removed-phone');
    await page.getByRole('searchbox').fill('nobody');
    await page.getByRole('searchbox').press('Enter');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.waitForURL('**/profiles?removed=yes');
    await page.getByText('1 in total').waitFor();
    await page.getByRole('link', { name: 'Current people' }).click();
    await page.waitForURL(`${stack.url}/our-accounts/${accountId}/profiles`);
    expect(visitor.complaints).toEqual([]);
  });

  test('are selected on all pages and changed in batches, and removed ones are restored', async () => {
    const visitor = await openVisitor(browser(), stack, windows[0][1]);
    const { page } = visitor;
    const others = Array.from({ length: 23 }, (_, index) => ({
      displayName: `Person ${String(index + 10)}`,
    }));
    const { id: accountId } = await openAccount(stack, visitor, { others });
    const statuses = async () => {
      const all = await stack.database.reads.findBy(ProfileEntity, { accountId });
      return all.map(({ status }) => status).sort();
    };
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await page.getByText('19 people selected').waitFor();
    await page.getByRole('button', { name: 'Select everyone in this list' }).click();
    await page.getByText('23 people selected').waitFor();
    await page.getByRole('button', { name: 'Clear selection' }).click();
    await hasFocus(page, /^0 people selected$/);
    await page.getByRole('checkbox', { name: 'Select all on this page' }).check();
    await page.getByRole('button', { name: 'Select everyone in this list' }).click();
    await page.getByText('23 people selected').waitFor();
    await expectAccessible(page);
    await visitor.look('people-selected');
    // Someone else removes one of them meanwhile.
    await stack.database.write((manager) =>
      manager.update(ProfileEntity, { accountId, displayName: 'Person 10' }, { status: 'REMOVED' }),
    );
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Disable (23)' }).click();
    const disabling = page.getByRole('alertdialog', { name: 'Disable 23 people?' });
    await disabling.getByText('You can enable them again later.').waitFor();
    const release = await hold(page, 'UpdateColleagues');
    await disabling.getByRole('button', { name: 'Disable' }).click();
    await page.getByRole('progressbar', { name: 'Changing people' }).waitFor();
    expect(await declined(page, () => page.getByRole('link', { name: 'Audit trail' }).click())).toMatch(
      /^This change is still running\. If you leave the page, it stops/,
    );
    release();
    const disabled = page.getByRole('region', { name: 'Disable' });
    await disabled.getByText('Changed: 22 people. Not changed: 1 person.').waitFor();
    await disabled.getByText('Person 10: This profile was removed').waitFor();
    await disabled.getByText('Show who was changed').click();
    await disabled.getByRole('link', { name: 'Person 32' }).waitFor();
    await expectAccessible(page);
    await visitor.look('people-disabled');
    await disabled.getByRole('button', { name: 'Close' }).click();
    await hasFocus(page, /^0 people selected$/);
    expect(await statuses()).toEqual(['ACTIVE', ...Array<string>(22).fill('DISABLED'), 'REMOVED']);

    await page.getByRole('checkbox', { name: 'Select Person 11' }).check();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Remove (1)' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Remove 1 person?' });
    await dialog.getByText('immediately lose access to Litware').waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('region', { name: 'Remove' }).getByText('Changed: 1 person.').waitFor();

    await page.goto(`${stack.url}/our-accounts/${accountId}/profiles?removed=yes`);
    await choose(page, 'Person 11', 'Restore…');
    const restoring = page.getByRole('alertdialog', { name: 'Restore Person 11?' });
    await restoring.getByText('added to Litware again as a member').waitFor();
    await expectAccessible(page);
    await visitor.look('people-restoring');
    await restoring.getByRole('button', { name: 'Restore' }).click();
    await recordOf(page, 'Person 11').getByText('Restored as a new profile. We’re sending').waitFor();
    // A second click finds the restored profile.
    await choose(page, 'Person 11', 'Restore…');
    await restoring.getByRole('button', { name: 'Restore' }).click();
    await recordOf(page, 'Person 11')
      .getByText('already has this address, so nothing was restored')
      .waitFor();
    expect(await statuses()).toEqual([
      'ACTIVE',
      'ACTIVE',
      ...Array<string>(21).fill('DISABLED'),
      'REMOVED',
      'REMOVED',
    ]);
    expect(visitor.complaints).toEqual([]);
  });
});
