import type { Page } from 'playwright-core';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { inactive } from '../../src/dev/mailbox/fault';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { expectAccessible } from '../support/browser/accessibility';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { choose, hold, openAccount, recordOf, settings } from '../support/actors/our-accounts';
import { recordsIn } from '../support/database/records';
import { until } from '../support/run/until';
import { mailsTo, openVisitor, phone, untilFocused } from '../support/actors/visitor';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterEach(() => stack.mailbox.fail());
afterAll(() => stack.close());

/** Waits until the mail of the invitation to an address is recorded as failed. */
async function refused(email: string): Promise<void> {
  await until(30, () =>
    stack.database.reads.findOneByOrFail(InvitationEntity, { email, delivery: 'FAILED' }),
  );
}

/** Waits until the field with a name has the focus. */
const hasFocusIn = (page: Page, field: string) =>
  page.waitForFunction((name) => document.activeElement?.getAttribute('name') === name, field);

describeInBrowser('adding and inviting people in our accounts', (browser) => {
  test('add a person with an invitation, which arrives, and show errors next to the field', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await openAccount(stack, visitor);
    await page.getByRole('link', { name: 'Add a person' }).click();
    // The title is all that comes before the form, and a screen reader says it with the field.
    await hasFocusIn(page, 'displayName');
    expect(await page.title()).toContain('Add a person to Litware');
    await page.getByRole('combobox', { name: 'Language' }).focus();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const summary = page.getByRole('group').filter({ hasText: 'There are 2 problems' });
    await summary.waitFor();
    await untilFocused(summary);
    await expectAccessible(page);
    await visitor.look('accounts-add-one-summary');
    await summary.getByRole('link', { name: /^Enter an e-mail address/ }).click();
    await hasFocusIn(page, 'email');
    await summary.getByRole('link', { name: 'Enter a name of 1 to 200 characters.' }).click();
    await hasFocusIn(page, 'displayName');
    await page.getByLabel('Name').fill('Robert Lyon');
    await page.getByRole('group').filter({ hasText: 'There’s 1 problem' }).waitFor();
    await page.getByLabel('E-mail address').fill('robert.lyon');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('German (Germany)');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('Enter an e-mail address such as name@company.com.').waitFor();
    expect(
      await page.getByLabel('E-mail address').evaluate((field) => field === document.activeElement),
    ).toBe(true);
    await expectAccessible(page);
    await visitor.look('accounts-add-one-refused');
    await page.getByLabel('E-mail address').fill('robert.lyon@litware.example');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page
      .getByText('Robert Lyon was added. We’re sending an invitation to robert.lyon@litware.example.')
      .waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('');
    const [mail] = await mailsTo(stack, 'robert.lyon@litware.example', 1);
    expect(mail?.subject).toContain('Litware');
    const added = await stack.database.reads.findOneByOrFail(ProfileEntity, { displayName: 'Robert Lyon' });
    expect(added).toMatchObject({ locale: 'de-DE', role: 'MEMBER' });
    await page.goBack();
    await recordOf(page, 'Robert Lyon').getByText('Pending until').waitFor();
  });

  test.each(settings)('add many from a pasted list and keep the invalid lines, %s', async (name, options) => {
    const visitor = await openVisitor(browser(), stack, options);
    const { page } = visitor;
    const account = await openAccount(stack, visitor, { part: 'profiles?add=many' });
    await page
      .getByRole('textbox', { name: 'People' })
      .fill(
        [
          'Name, E-mail',
          'Kim Abercrombie <kim@litware.example>; Lee Gu <lee@litware.example>',
          'Åsa\tÖberg\tasa@litware.example',
          '"Fuller, Andrew" <andrew@litware.example>',
          '',
          'Nobody in particular',
          'Kim again; KIM@litware.example',
        ].join('\n'),
      );
    await page.getByText('2 entries have problems and won’t be added.').waitFor();
    // Cards have no labels for missing facts.
    const labelOf = (person: string) =>
      page.getByRole('row', { name: person }).getByText('E-mail address', { exact: true });
    expect(await labelOf('Lee Gu').isVisible()).toBe(name === 'small');
    expect(await labelOf('Header row. Only the columns').count()).toBe(0);
    await page.getByText('This line has no e-mail address.').waitFor();
    await page.getByText('This address is already on an earlier line.').waitFor();
    await expectAccessible(page);
    await visitor.look(`accounts-add-many-${name}`);
    // Someone else adds the same person first.
    await recordsIn(stack.database).profile({ accountId: account.id, email: 'asa@litware.example' });
    await page.getByRole('checkbox', { name: 'Send an invitation now' }).uncheck();
    await page.getByRole('button', { name: 'Add 4 people' }).click();
    await page.getByText('3 people were added. 1 person wasn’t added').waitFor();
    const refusal = page.getByText('Another profile of this account already has this address.');
    await refusal.waitFor();
    await page.getByText('You already added this address.').waitFor();
    await page.getByText('3 entries have problems and won’t be added.').waitFor();
    const list = page.getByRole('textbox', { name: 'People' });
    expect(await list.inputValue()).toBe(
      [
        'Name, E-mail',
        'Åsa\tÖberg\tasa@litware.example',
        'Nobody in particular',
        'Kim again; KIM@litware.example',
      ].join('\n'),
    );
    await expectAccessible(page);
    // What was refused is only sent again after a change.
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('None of these entries can be added.').waitFor();
    await list.fill(`${await list.inputValue()}\nMegan Bowen, megan@litware.example`);
    await page.getByRole('button', { name: 'Add 1 person' }).click();
    await page.getByText('1 person was added.').waitFor();
    await refusal.waitFor();
    await list.fill('Åsa\tÖberg\tasa.oberg@litware.example');
    await page.getByRole('button', { name: 'Add 1 person' }).click();
    await refusal.waitFor({ state: 'detached' });
    const added = await stack.database.reads.findBy(ProfileEntity, { accountId: account.id });
    expect(added.map(({ displayName }) => displayName)).toEqual(
      expect.arrayContaining(['Kim Abercrombie', 'Lee Gu', 'Fuller, Andrew', 'Megan Bowen', 'Åsa Öberg']),
    );
    expect(visitor.complaints).toEqual([]);
  });

  test('keep new entries while others are being added, and what was refused for other choices', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const { id: accountId } = await openAccount(stack, visitor, { part: 'profiles?add=many' });
    const list = page.getByRole('textbox', { name: 'People' });
    await list.fill('Nobody in particular');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText('None of these entries can be added.').waitFor();
    // The reason follows the language of the profile.
    for (const [locale, reason] of [
      ['de-DE', 'Keiner dieser Einträge kann hinzugefügt werden.'],
      ['en-US', 'None of these entries can be added.'],
    ] as const) {
      await stack.database.write((manager) =>
        manager.update(ProfileEntity, { accountId, displayName: 'Ana Trujillo' }, { locale }),
      );
      await page.evaluate(() => dispatchEvent(new Event('focus')));
      await page.getByText(reason).waitFor();
    }
    await list.fill('Kim Abercrombie, kim@while.example\nNobody in particular');
    const release = await hold(page, 'AddColleagues');
    await page.getByRole('button', { name: 'Add 1 person' }).click();
    await page.getByText('Sending…').waitFor();
    await list.press('ControlOrMeta+End');
    await list.pressSequentially(', nobody@while.example');
    release();
    await page.getByText('1 person was added.').waitFor();
    expect(await list.inputValue()).toBe('Nobody in particular, nobody@while.example');

    // Leaving the page would lose the rest.
    const mayLeave = () =>
      page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })));
    expect(await mayLeave()).toBe(false);

    // What's refused because of the invitation can be sent again, or added without one.
    const userErrors = [{ __typename: 'AddProfilesItemUserError', code: 'RATE_LIMITED', message: '' }];
    const results = [{ __typename: 'AddProfilesResult', index: 0, profile: null, userErrors }];
    const addProfiles = { __typename: 'AddProfilesPayload', results, userErrors: [] };
    let refusals = 2;
    await page.route('**/graphql', async (route) => {
      const isAdding = route.request().postData()?.includes('AddColleagues') ?? false;
      if (!isAdding || refusals === 0) return route.fallback();
      refusals -= 1;
      await route.fulfill({ json: { data: { addProfiles } } });
    });
    const refusal = page.getByText('Too many invitations were sent to this address.');
    const sendAgain = async () => {
      const answer = page.waitForResponse(
        (response) => response.request().postData()?.includes('AddColleagues') ?? false,
      );
      await page.getByRole('button', { name: 'Add 1 person' }).click();
      await answer;
      await page.getByText('0 people were added. 1 person wasn’t added').waitFor();
      await refusal.waitFor();
    };
    await sendAgain();
    await sendAgain();
    expect(await page.getByText('1 entry has a problem').count()).toBe(0);
    await page.getByRole('checkbox', { name: 'Send an invitation now' }).uncheck();
    await refusal.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Add 1 person' }).click();
    await page.getByText('1 person was added.').waitFor();
    expect(await list.inputValue()).toBe('');
    expect(await mayLeave()).toBe(true);
  });

  test('send up to 500 at a time, and keep the rest for the next time', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await openAccount(stack, visitor, { part: 'profiles?add=many' });
    const lines = Array.from({ length: 502 }, (_, n) => `Person ${String(n)}, p${String(n)}@litware.example`);
    await page.getByRole('textbox', { name: 'People' }).fill(lines.join('\n'));
    await page.getByText('2 entries have problems and won’t be added.').waitFor();
    await page.getByRole('checkbox', { name: 'Send an invitation now' }).uncheck();
    await page.getByRole('button', { name: 'Add 500 people' }).click();
    await page.getByText('500 people were added.').waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Add 2 people' }).click();
    await page.getByText('2 people were added.').waitFor();
  });

  test('invite the selected people, and show the result next to each', async () => {
    const visitor = await openVisitor(browser(), stack, phone);
    const { page } = visitor;
    await openAccount(stack, visitor, {
      others: [
        { displayName: 'Megan Bowen', email: 'megan@litware.example' },
        { displayName: 'Kim Abercrombie', email: 'kim@selected.example' },
      ],
    });
    // Someone else has disabled it meanwhile.
    const all = page.getByRole('checkbox', { name: 'Select all on this page' });
    const megan = page.getByRole('checkbox', { name: 'Select Megan Bowen' });
    await all.check();
    await page.getByRole('button', { name: 'Send 2 invitations' }).waitFor();
    await megan.uncheck();
    await page.getByRole('button', { name: 'Send 1 invitation' }).waitFor();
    expect(await all.evaluate((box: HTMLInputElement) => box.indeterminate)).toBe(true);
    await megan.check();
    expect(await all.isChecked()).toBe(true);
    await stack.database.write((manager) =>
      manager.update(ProfileEntity, { email: 'megan@litware.example' }, { status: 'DISABLED' }),
    );
    await page.getByRole('button', { name: 'Send 2 invitations' }).click();
    const results = page.getByRole('region', { name: 'Send invitations' });
    await results.getByText('Changed: 1 person. Not changed: 1 person.').waitFor();
    await results.getByText('Megan Bowen: Nothing was sent').waitFor();
    await recordOf(page, 'Megan Bowen').getByText('the profile is disabled or was removed').waitFor();
    await recordOf(page, 'Kim Abercrombie')
      .getByText('We’re sending an invitation to kim@selected.example')
      .waitFor();
    await recordOf(page, 'Kim Abercrombie').getByText('Pending until').waitFor();
    await mailsTo(stack, 'kim@selected.example', 1);
    await expectAccessible(page);
    await visitor.look('accounts-invited-small');
  });

  test.each(settings)(
    'show which invitations bounced, with a link to fix them, %s',
    async (name, options) => {
      const visitor = await openVisitor(browser(), stack, options);
      const { page } = visitor;
      const email = `robert.${name}@litware.example`;
      stack.mailbox.fail(() => inactive(email));
      const account = await openAccount(stack, visitor, { others: [{ displayName: 'Robert Lyon', email }] });
      await choose(page, 'Robert Lyon', 'Send invitation');
      await recordOf(page, 'Robert Lyon').getByText('We’re sending').waitFor();
      const invitations = `${stack.url}/our-accounts/${account.id}/invitations`;
      await refused(email);
      await page.goto(`${invitations}?delivery=FAILED`);
      await page.getByText('The address or its mailbox doesn’t accept e-mail.').waitFor();
      await page.getByRole('button', { name: 'Send again: invitation for Robert Lyon' }).click();
      await page.getByText('E-mails to this address bounced. Correct the address first.').waitFor();
      // Postmark reports later that the address is dead.
      await stack.database.write((manager) =>
        manager.update(InvitationEntity, { email }, { delivery: 'BOUNCED' }),
      );
      await page.goto(`${invitations}?delivery=BOUNCED`);
      await page.getByText('The mailbox rejected the e-mail.').waitFor();
      await expectAccessible(page);
      await visitor.look(`accounts-bounced-${name}`);

      await page.getByRole('link', { name: 'Correct the address' }).click();
      await page.getByRole('heading', { level: 1, name: 'Edit Robert Lyon' }).waitFor();
      await hasFocusIn(page, 'displayName');
      await expectAccessible(page);
      await page.getByLabel('E-mail address').fill(`right.${name}@litware.example`);
      await page.getByRole('checkbox', { name: 'Send an invitation to this address' }).check();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText(`Saved. We’re sending an invitation to right.${name}@litware.example.`).waitFor();
      await visitor.look(`accounts-edit-${name}`);
      await mailsTo(stack, `right.${name}@litware.example`, 1);
      expect(visitor.complaints).toEqual([]);
    },
  );

  test('change an address and invite it in one step, or do neither', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const given = { displayName: 'Megan Bowen', email: 'megan.old@litware.example' };
    const account = await openAccount(stack, visitor, { others: [given] });
    const { id } = await stack.database.reads.findOneByOrFail(ProfileEntity, { email: given.email });
    const audited = () => stack.database.reads.findBy(AuditEventEntity, { profileId: id });
    await page.goto(`${stack.url}/our-accounts/${account.id}/profiles?edit=${id}`);
    const save = page.getByRole('button', { name: 'Save' });
    await save.click();
    await page.getByText('There were no changes to save.').waitFor();
    expect(await audited()).toEqual([]);

    const invite = page.getByRole('checkbox', { name: 'Send an invitation to this address' });
    await invite.check();
    await page.getByLabel('E-mail address').fill('megan.new@litware.example');
    await save.click();
    await page.getByText('Saved. We’re sending an invitation to megan.new@litware.example.').waitFor();
    await mailsTo(stack, 'megan.new@litware.example', 1);
    const events = await audited();
    expect(events.map(({ action }) => action).sort()).toEqual(['INVITATION_SENT', 'PROFILE_UPDATED']);
    expect(new Set(events.map(({ requestId }) => requestId)).size).toBe(1);
    expect(events.find(({ action }) => action === 'PROFILE_UPDATED')?.changes).toEqual({
      email: [given.email, 'megan.new@litware.example'],
    });
    expect(await invite.isChecked()).toBe(false);

    await invite.check();
    await page.getByLabel('Name').fill('Megan Bowen-Lee');
    await page.getByLabel('E-mail address').fill('megan@wrong..example');
    await save.click();
    await page.getByText('The other changes were saved. The address wasn’t changed').waitFor();
    await page.getByText('Enter an e-mail address such as name@company.com.').waitFor();
    await expectAccessible(page);
    await visitor.look('accounts-edit-not-invited');
    expect(await stack.database.reads.findOneByOrFail(ProfileEntity, { id })).toMatchObject({
      displayName: 'Megan Bowen-Lee',
      email: 'megan.new@litware.example',
    });
    expect(visitor.complaints).toEqual([]);
  });

  test('send an invitation again, and revoke it', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const email = 'megan.again@litware.example';
    const account = await openAccount(stack, visitor, { others: [{ displayName: 'Megan Bowen', email }] });
    await choose(page, 'Megan Bowen', 'Send invitation');
    await mailsTo(stack, email, 1);
    await page.getByRole('link', { name: 'Invitations' }).click();
    await page.waitForURL(`**/${account.id}/invitations`);
    await page.getByRole('button', { name: 'Send again: invitation for Megan Bowen' }).click();
    await page.getByText(`We’re sending a new invitation to ${email}.`).waitFor();
    await mailsTo(stack, email, 2);
    await page.getByText('Replaced by a newer one', { exact: true }).last().waitFor();
    await page.getByRole('button', { name: 'Revoke the invitation for Megan Bowen' }).click();
    await page.getByText('Invitation revoked. Its link no longer works.').waitFor();
    expect(await page.getByRole('button', { name: 'Revoke the invitation for Megan Bowen' }).count()).toBe(0);
    await page.getByLabel('Status').selectOption('Pending');
    await page.getByText('No results found.').waitFor();
  });

  test('move a profile to another Microsoft account only after an explanation', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const account = await openAccount(stack, visitor, { others: [{ displayName: 'Megan Bowen' }] });
    await page.getByRole('checkbox', { name: 'Select Megan Bowen' }).waitFor();
    expect(await page.getByRole('checkbox', { name: 'Select Ana Trujillo' }).count()).toBe(0);
    await choose(page, 'Ana Trujillo', 'Move to another Microsoft account…');
    const dialog = page.getByRole('alertdialog', { name: 'Move Ana Trujillo to another Microsoft account?' });
    await dialog.getByText('ana.trujillo@outlook.example loses access.').waitFor();
    await expectAccessible(page);
    await visitor.look('accounts-move');
    const { id, email } = await stack.database.reads.findOneByOrFail(ProfileEntity, {
      accountId: account.id,
      displayName: 'Ana Trujillo',
    });
    expect(await stack.database.reads.findBy(InvitationEntity, { profileId: id })).toEqual([]);
    await dialog.getByRole('button', { name: 'Send invitation' }).click();
    await page.getByText(`We’re sending an invitation to ${email}.`).waitFor();
    await mailsTo(stack, email, 1);
    await choose(page, 'Ana Trujillo', 'Edit name, address, or language');
    await page.getByText('ana.trujillo@outlook.example loses access.').waitFor();

    // Ana accepts with her account.
    await stack.database.write((manager) =>
      manager.update(InvitationEntity, { profileId: id }, { state: 'ACCEPTED', acceptedAt: new Date() }),
    );
    await page.goto(`${stack.url}/our-accounts/${account.id}/invitations`);
    await page.getByRole('cell', { name: /^Accepted/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Send again/ }).count()).toBe(0);
  });

  test('resend an invitation once for a double click', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const email = 'megan.twice@litware.example';
    const account = await openAccount(stack, visitor, { others: [{ displayName: 'Megan Bowen', email }] });
    await choose(page, 'Megan Bowen', 'Send invitation');
    await mailsTo(stack, email, 1);
    await page.goto(`${stack.url}/our-accounts/${account.id}/invitations`);
    await page.getByRole('button', { name: 'Send again: invitation for Megan Bowen' }).dblclick();
    await page.getByText(`We’re sending a new invitation to ${email}.`).waitFor();
    // A slow double click hits the new invitation, in the place of the old one.
    const sendAgain = page.getByRole('button', { name: 'Send again: invitation for Megan Bowen' });
    await sendAgain.and(page.locator('[aria-disabled="true"]')).first().click({ force: true });
    // Another request would have answered until then.
    await sendAgain.and(page.locator(':not([aria-disabled="true"])')).first().waitFor();
    expect(await stack.database.reads.findBy(InvitationEntity, { email })).toHaveLength(2);
    expect(await mailsTo(stack, email, 2)).toHaveLength(2);
  });
});
