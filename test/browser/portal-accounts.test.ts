import { AccessRequestEntity } from '../../src/access-request/access-request.entity';
import { AccountEntity } from '../../src/account/account.entity';
import { newId } from '../../src/foundation/ids';
import { IdentityEntity } from '../../src/identity/identity.entity';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { expectAccessible } from '../support/browser/accessibility';
import { describeInBrowser } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import {
  actAs,
  choose,
  hasFocus,
  hold,
  openAccount,
  recordOf,
  settings,
} from '../support/actors/our-accounts';
import { desktop, openVisitor, phone, untilLoaded, untilFocused } from '../support/actors/visitor';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
  await stack.database.write((manager) =>
    manager.update(ProfileEntity, { email: 'ana.trujillo@contoso.example' }, { locale: 'en-GB' }),
  );
});
afterAll(() => stack.close());

function accountOf(number: string): Promise<AccountEntity> {
  return stack.database.reads.findOneByOrFail(AccountEntity, { number });
}

describeInBrowser('our accounts', (browser) => {
  test.each(settings)('are accessible and fit the screen, part by part, %s', async (name, options) => {
    const visitor = await openVisitor(browser(), stack, options);
    const { page } = visitor;
    await visitor.signIn('ana');
    const contoso = await accountOf('C-100001');
    for (const [path, title] of [
      ['', 'Our accounts'],
      [`/${contoso.id}/profiles`, 'Profiles: Contoso Ltd'],
      [`/${contoso.id}/profiles?search=nobody`, 'Profiles: Contoso Ltd'],
      [`/${contoso.id}/profiles?add=one`, 'Add a person to Contoso Ltd'],
      [`/${contoso.id}/profiles?add=many`, 'Add people to Contoso Ltd'],
      [`/${contoso.id}/invitations`, 'Invitations: Contoso Ltd'],
      [`/${contoso.id}/audit`, 'Audit trail: Contoso Ltd'],
    ] as const) {
      await page.goto(`${stack.url}/our-accounts${path}`);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await untilLoaded(page);
      await expectAccessible(page);
      await visitor.look(`accounts-${name}${path.replace(contoso.id, '').replaceAll(/\W+/g, '-')}`);
    }
    expect(visitor.complaints).toEqual([]);
  });

  test.each([
    ['de-CH', 'Unsere Konten', 'Profile: Litware'],
    ['fr-CA', 'Nos comptes', 'Profils : Litware'],
    ['es-MX', 'Nuestras cuentas', 'Perfiles: Litware'],
    ['da-DK', 'Vores konti', 'Profiler: Litware'],
    ['ja-JP', '自社のアカウント', 'プロファイル: Litware'],
  ])('are shown in the language of the profile: %s', async (locale, title, profiles) => {
    const visitor = await openVisitor(browser(), stack, phone);
    const { page } = visitor;
    const account = await openAccount(stack, visitor, { others: [{ displayName: 'Kim Abercrombie' }] });
    await choose(page, 'Kim Abercrombie', 'Send invitation');
    await recordOf(page, 'Kim Abercrombie').getByText('We’re sending').waitFor();
    await stack.database.write((manager) =>
      manager.update(ProfileEntity, { accountId: account.id }, { locale }),
    );
    await page.goto(`${stack.url}/our-accounts`);
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Litware' }).click();
    await page.getByRole('heading', { level: 1, name: profiles }).waitFor();
    await page.getByText('Kim Abercrombie').waitFor();
    await visitor.look(`accounts-${locale}-profiles`);
    for (const part of ['profiles?add=many', 'invitations', 'audit']) {
      await page.goto(`${stack.url}/our-accounts/${account.id}/${part}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await untilLoaded(page);
      await visitor.look(`accounts-${locale}-${part.replace('?', '-')}`);
    }
    await expectAccessible(page);
    // The narrowest screen that shows a table.
    await page.setViewportSize({ width: 900, height: 800 });
    for (const part of ['profiles', 'invitations', 'audit']) {
      await page.goto(`${stack.url}/our-accounts/${account.id}/${part}`);
      await page.getByRole('table').waitFor();
      await visitor.look(`accounts-${locale}-table-of-${part}`);
      // Japanese statuses don't break after each character.
      const badges = page.getByRole('table').locator('.fui-Badge');
      expect(
        await badges.evaluateAll((all) => all.filter((one) => one.clientHeight > one.clientWidth)),
      ).toEqual([]);
    }
  });

  test('show members who can manage the account', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.signIn('alex');
    const contoso = await accountOf('C-100001');
    for (const path of [
      '',
      ...['profiles', 'invitations', 'audit'].map((part) => `/${contoso.id}/${part}`),
    ]) {
      await page.goto(`${stack.url}/our-accounts${path}`);
      await page.getByRole('heading', { level: 1, name: 'Only for administrators' }).waitFor();
      await page
        .getByText('Only administrators can manage Contoso Ltd. For help, contact Ana Trujillo')
        .waitFor();
    }
    await expectAccessible(page);
    await visitor.look('accounts-for-members');
    await page.goto(`${stack.url}/our-accounts/${(await accountOf('C-100002')).id}/profiles`);
    await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  test('let a partner’s administrator find, view and manage its customers', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.signIn('lee');
    const lee = await stack.database.reads.findOneByOrFail(ProfileEntity, {
      accountId: (await accountOf('P-200001')).id,
      displayName: 'Lee Gu',
    });
    await actAs(stack, page, lee.id);
    await page.goto(`${stack.url}/our-accounts`);
    await page.getByText('Partners always have access.').waitFor();
    const customers = page.getByRole('region', { name: 'Your customers' }).getByRole('row');
    expect(await customers.getByRole('rowheader').getByRole('link').allInnerTexts()).toEqual([
      'Adventure Works',
      'Northwind Traders',
      'Tailspin Toys',
    ]);
    await customers.filter({ hasText: 'Tailspin' }).getByText('Access returns automatically').waitFor();
    await expectAccessible(page);
    await visitor.look('accounts-of-partner');

    await page.getByLabel('Name or number').fill('trad');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL('**/our-accounts?search=trad');
    await customers.filter({ hasText: 'Adventure' }).waitFor({ state: 'detached' });
    await customers.getByRole('link', { name: 'Northwind Traders' }).click();
    await page.getByRole('heading', { level: 1, name: 'Profiles: Northwind Traders' }).waitFor();
    await page.getByText('Partner of record: Fabrikam Consulting.').waitFor();
    await choose(page, 'Andrew Fuller', 'Make administrator');
    await recordOf(page, 'Andrew Fuller').getByText('Now an administrator.').waitFor();
    await choose(page, 'Andrew Fuller', 'Send invitation');
    await recordOf(page, 'Andrew Fuller').getByText('We’re sending an invitation').waitFor();
    await page.goBack();
    await page.waitForURL('**/our-accounts?search=trad');
    expect(await page.getByLabel('Name or number').inputValue()).toBe('trad');

    // What needs attention, and where to find it.
    await page.goto(`${stack.url}/our-accounts`);
    await page.getByLabel('Needs attention').selectOption('Pending invitations');
    await page.waitForURL('**/our-accounts?attention=PENDING_INVITATIONS');
    await customers.filter({ hasText: 'Adventure' }).waitFor({ state: 'detached' });
    await expectAccessible(page);
    await visitor.look('accounts-needing-attention');
    await customers.getByRole('link', { name: '1 pending invitation: Northwind Traders' }).click();
    await page.getByRole('heading', { level: 1, name: 'Invitations: Northwind Traders' }).waitFor();
    expect(page.url()).toMatch(/\/invitations\?status=PENDING$/);
    await page.getByRole('rowheader', { name: 'Andrew Fuller' }).waitFor();

    // The list behind a number has what the number counts.
    const { id: accountId } = await stack.database.reads.findOneByOrFail(AccountEntity, {
      name: 'Northwind Traders',
    });
    const { id: requestedByIdentityId } = await stack.database.reads.findOneByOrFail(IdentityEntity, {});
    await stack.database.write(async (manager) => {
      const now = new Date();
      const expiresAt = new Date(now.getTime() + 60 * 60_000);
      await manager.update(InvitationEntity, { accountId, state: 'PENDING' }, { expiresAt });
      await manager.insert(AccessRequestEntity, {
        ...{ id: newId('areq'), accountId, accountNumber: 'C-1', requestedByIdentityId },
        ...{ requestId: 'test', throttled: false, createdAt: now, processedAt: now },
      });
    });
    await page.goto(`${stack.url}/our-accounts?attention=OPEN_ACCESS_REQUESTS`);
    await expectAccessible(page);
    await customers
      .getByRole('link', { name: '1 invitation expires within 48 hours: Northwind Traders' })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Invitations: Northwind Traders' }).waitFor();
    expect(page.url()).toMatch(/\/invitations\?attention=EXPIRES_SOON$/);
    expect(await page.getByLabel('Needs attention').inputValue()).toBe('EXPIRES_SOON');
    await page.getByRole('rowheader', { name: 'Andrew Fuller' }).waitFor();
    await page.goBack();
    await customers.getByRole('link', { name: '1 open request for access: Northwind Traders' }).click();
    await page.getByRole('heading', { level: 1, name: 'Requests for access: Northwind Traders' }).waitFor();
    await page.getByRole('link', { name: /^Decide the request by/ }).click();
    await page.getByRole('heading', { level: 1, name: /^Request by/ }).waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  test('find profiles by words, status, role, association and last use, page by page, and back', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const others = Array.from({ length: 44 }, (_, index) => ({
      displayName: `Person ${String(index + 1).padStart(2, '0')}`,
      ...(index % 20 === 0 && { status: 'DISABLED' as const }),
    }));
    await openAccount(stack, visitor, { others: [...others, { displayName: 'Jürgen Köhler' }] });
    const list = page.getByRole('region', { name: 'Profiles' });
    const names = () => list.getByRole('rowheader').locator('span:first-child').allInnerTexts();
    await list.getByText('Person 19').waitFor();
    expect(await names()).toHaveLength(20);
    expect(await page.getByRole('link', { name: 'Previous page' }).count()).toBe(0);

    await page.getByRole('link', { name: 'Next page' }).click();
    await list.getByText('Person 20').waitFor();
    await list.getByText('Person 19').waitFor({ state: 'detached' });
    await untilFocused(list);
    await page.getByRole('link', { name: 'Next page' }).click();
    await list.getByText('Jürgen Köhler').waitFor();
    await page.getByRole('link', { name: 'Previous page' }).click();
    await list.getByText('Person 20').waitFor();
    await page.goBack();
    await list.getByText('Jürgen Köhler').waitFor();
    await page.goBack();
    await page.goBack();
    await list.getByText('Person 01').waitFor();
    await page.getByText('46 in total').waitFor();

    await page.getByLabel('Name or e-mail address').fill('kohler jur');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/profiles?search=kohler+jur');
    await list.getByText('Person 01').waitFor({ state: 'detached' });
    expect(await names()).toEqual(['Jürgen Köhler']);
    // A list of one page is counted already.
    await page.getByText('1 in total').waitFor();
    await page.goBack();
    await page.getByLabel('Status').selectOption('Disabled');
    await list.getByText('Person 02').waitFor({ state: 'detached' });
    expect(await names()).toEqual(['Person 01', 'Person 21', 'Person 41']);
    await page.getByLabel('Microsoft account').selectOption('Associated');
    await page.getByText('No results found.').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await list.getByText('Ana Trujillo').waitFor();
    await page.getByRole('combobox', { name: 'Last used' }).selectOption('Not in the last 30 days');
    await list.getByText('Ana Trujillo').waitFor({ state: 'detached' });
    expect((await names())[0]).toBe('Person 01');
    await page.getByRole('combobox', { name: 'Last used' }).selectOption('Any');
    await list.getByText('Ana Trujillo').waitFor();
    await page.getByLabel('Role').selectOption('Administrator');
    await list.getByText('Person 01').waitFor({ state: 'detached' });
    await list.getByText('Ana Trujillo').waitFor();
    expect(await names()).toEqual([expect.stringMatching(/^Ana Trujillo/)]);
    await page.reload();
    await list.getByText('Ana Trujillo').waitFor();
    expect(await page.getByLabel('Role').inputValue()).toBe('ADMINISTRATOR');
    expect(visitor.complaints).toEqual([]);
  });

  test('change a role immediately, and undo it next to the reason when it’s the last administrator', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const account = await openAccount(stack, visitor, {
      others: [{ displayName: 'Megan Bowen', role: 'ADMINISTRATOR' }],
    });
    await page.getByText('Megan Bowen').waitFor();
    const release = await hold(page, 'ChangeColleague');
    await choose(page, 'Megan Bowen', 'Make member');
    const megan = recordOf(page, 'Megan Bowen');
    await megan.getByRole('cell', { name: 'Member', exact: true }).waitFor();
    release();
    await megan.getByText('Now a member.').waitFor();

    await choose(page, 'Ana Trujillo', 'Make member');
    await page.getByRole('alertdialog', { name: 'This is your own profile' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Do it anyway' }).click();
    const ana = recordOf(page, 'Ana Trujillo');
    await ana.getByText('This is the last administrator of the account.').waitFor();
    await ana.getByRole('cell', { name: 'Administrator', exact: true }).waitFor();
    await expectAccessible(page);
    await visitor.look('accounts-last-administrator');
    // Actions that aren't permitted aren't offered either.
    await page.getByRole('button', { name: 'Actions for Ana Trujillo' }).click();
    await page.getByRole('menuitem', { name: 'Make member' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Remove…' }).count()).toBe(0);
    expect(
      (
        await stack.database.reads.findBy(ProfileEntity, { accountId: account.id, role: 'ADMINISTRATOR' })
      ).map(({ displayName }) => displayName),
    ).toEqual(['Ana Trujillo']);
  });

  test('undo a change, and say so, when there’s no response', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await openAccount(stack, visitor, { others: [{ displayName: 'Megan Bowen' }] });
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('ChangeColleague') ? route.abort() : route.continue(),
    );
    await choose(page, 'Megan Bowen', 'Disable');
    const megan = recordOf(page, 'Megan Bowen');
    await megan.getByText('We didn’t get a response').waitFor();
    await megan.getByRole('cell', { name: 'Active', exact: true }).waitFor();
  });

  test('run the clicked action, say when it takes long, and run one action per person at a time', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const email = 'megan.once@litware.example';
    await openAccount(stack, visitor, { others: [{ displayName: 'Megan Bowen', email }] });
    const release = await hold(page, 'InviteColleague');
    const megan = recordOf(page, 'Megan Bowen');
    for (const action of ['Send invitation', 'Send invitation', 'Disable']) {
      await page.getByRole('button', { name: 'Actions for Megan Bowen' }).click();
      await page.getByRole('menuitem', { name: action }).click();
      await megan.getByText('Sending…').waitFor();
    }
    await expectAccessible(page);
    release();
    await megan.getByText(`We’re sending an invitation to ${email}.`).waitFor();
    expect(await megan.getByText('Sending…').count()).toBe(0);
    expect(await stack.database.reads.findBy(InvitationEntity, { email })).toHaveLength(1);
    await megan.getByRole('cell', { name: 'Active', exact: true }).waitFor();
    // Actions that have ended don't block others.
    await page.getByRole('button', { name: 'Actions for Megan Bowen' }).click();
    await page.getByRole('menuitem', { name: 'Disable' }).click();
    await megan.getByText('Disabled. The profile can’t be used').waitFor();
    expect(visitor.complaints).toEqual([]);
  });

  test('disable and enable a profile', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await openAccount(stack, visitor, { others: [{ displayName: 'Megan Bowen' }] });
    const megan = recordOf(page, 'Megan Bowen');
    await choose(page, 'Megan Bowen', 'Disable');
    await megan.getByText('Disabled. The profile can’t be used').waitFor();
    await choose(page, 'Megan Bowen', 'Enable');
    await megan.getByText('Enabled. The profile can be used again.').waitFor();
    await megan.getByRole('cell', { name: 'Active', exact: true }).waitFor();
  });

  test.each(settings)(
    'remove a profile with the keyboard, after explaining the effect, %s',
    async (name, options) => {
      const visitor = await openVisitor(browser(), stack, options);
      const { page } = visitor;
      const account = await openAccount(stack, visitor, {
        others: [{ displayName: 'Megan Bowen' }],
      });
      await page.getByRole('button', { name: 'Actions for Megan Bowen' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('menuitem').first().waitFor();
      await expectAccessible(page);
      await visitor.look(`accounts-menu-${name}`);
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowUp');
      await hasFocus(page, /^Remove…$/);
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('alertdialog', { name: 'Remove Megan Bowen?' });
      await dialog.getByText('immediately loses access to Litware').waitFor();
      await expectAccessible(page);
      await visitor.look(`accounts-remove-${name}`);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await hasFocus(page, /^Actions for Megan Bowen$/);

      await page.keyboard.press('Enter');
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('Enter');
      await dialog.waitFor();
      await hasFocus(page, /^Cancel$/);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await recordOf(page, 'Megan Bowen').getByText('Removed.').waitFor();
      await hasFocus(page, /^Actions for Megan Bowen$/);
      await expectAccessible(page);
      const { status } = await stack.database.reads.findOneByOrFail(ProfileEntity, {
        accountId: account.id,
        displayName: 'Megan Bowen',
      });
      expect(status).toBe('REMOVED');
      expect(visitor.complaints).toEqual([]);
    },
  );

  test('keep menus and dialogs when the width changes, and redirect former administrators', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const { width, height } = desktop.viewport;
    await openAccount(stack, visitor, { others: [{ displayName: 'Megan Bowen', role: 'ADMINISTRATOR' }] });
    await page.getByRole('button', { name: 'Actions for Ana Trujillo' }).press('Enter');
    const action = page.getByRole('menuitem', { name: 'Make member' });
    await action.focus();
    await page.setViewportSize({ width: width / 2, height });
    await hasFocus(page, /^Make member$/);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('alertdialog', { name: 'This is your own profile' });
    await dialog.waitFor();
    await page.setViewportSize({ width, height });
    await dialog.getByRole('button', { name: 'Do it anyway' }).click();
    await page.waitForURL(`${stack.url}/`);
  });

  test('act as the profile shown, even when another tab has chosen a different one', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const account = await openAccount(stack, visitor, { others: [{ displayName: 'Megan Bowen' }] });
    await page.getByText('Megan Bowen').waitFor();
    // Simulates that the session's profile is shown, and that another tab has switched profiles.
    await page.evaluate(() => sessionStorage.removeItem('profile'));
    const asked = page.waitForRequest((request) => request.postData()?.includes('ChangeColleague') ?? false);
    await choose(page, 'Megan Bowen', 'Disable');
    const own = await stack.database.reads.findOneByOrFail(ProfileEntity, {
      accountId: account.id,
      displayName: 'Ana Trujillo',
    });
    expect((await asked).headers()['x-profile-id']).toBe(own.id);
    await recordOf(page, 'Megan Bowen').getByText('Disabled. The profile can’t be used').waitFor();
  });

  test.each(settings)('show who changed which profile, and when, %s', async (name, options) => {
    const visitor = await openVisitor(browser(), stack, options);
    const { page } = visitor;
    await openAccount(stack, visitor, {
      others: [{ displayName: 'Megan Bowen' }, { displayName: 'Kim Abercrombie' }],
    });
    await choose(page, 'Megan Bowen', 'Make administrator');
    await recordOf(page, 'Megan Bowen').getByText('Now an administrator.').waitFor();
    await choose(page, 'Kim Abercrombie', 'Send invitation');
    await recordOf(page, 'Kim Abercrombie').getByText('We’re sending').waitFor();
    await page.getByRole('link', { name: 'Audit trail' }).click();
    const trail = page.getByRole('region', { name: 'Audit trail' });
    const changed = trail.locator('tr, li').filter({ hasText: 'Profile changed' }).first();
    await changed.getByText('Role: Member → Administrator').waitFor();
    expect(await changed.innerText()).toMatch(/Megan Bowen[^]*Ana Trujillo/);
    await trail.getByText('Invitation sent').waitFor();
    await expectAccessible(page);
    await visitor.look(`accounts-audit-${name}`);

    await page.getByLabel('What').selectOption('Invitation sent');
    await changed.waitFor({ state: 'detached' });
    await trail.getByText('Kim Abercrombie').waitFor();
    await page.getByLabel('Until').fill('2001-01-01');
    await page.getByText('No results found.').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await changed.waitFor();
    await page.getByRole('link', { name: 'Profiles' }).click();
    await choose(page, 'Kim Abercrombie', 'View history');
    await page.getByText('Only events about Kim Abercrombie are shown.').waitFor();
    await trail.getByText('Invitation sent').waitFor();
    expect(await changed.count()).toBe(0);
    await page.getByRole('button', { name: 'Show all events' }).click();
    await changed.waitFor();
    expect(visitor.complaints).toEqual([]);
  });
});
