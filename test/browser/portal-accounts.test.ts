import type { Page } from 'playwright-core';
import { AccountEntity } from '../../src/account/account.entity';
import { insertAssociation } from '../../src/association/association.repository';
import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { inactive } from '../../src/dev/mailbox/fault';
import { IdentityEntity } from '../../src/identity/identity.entity';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { expectAccessible } from '../support/accessibility';
import { describeInBrowser } from '../support/browser';
import { type DevStack, startDevStack } from '../support/dev-stack';
import { type Records, recordsIn } from '../support/records';
import { until } from '../support/until';
import { desktop, mailsTo, openVisitor, phone, type Visitor } from '../support/visitor';

const dark = { ...desktop, colorScheme: 'dark' } as const;
const settings = [
  ['light', desktop],
  ['dark', dark],
  ['small', phone],
] as const;

let stack: DevStack;
let records: Records;

beforeAll(async () => {
  stack = await startDevStack();
  records = recordsIn(stack.database);
  await stack.database.write((manager) =>
    manager.update(ProfileEntity, { email: 'ana.trujillo@contoso.example' }, { locale: 'en-GB' }),
  );
});
afterEach(() => stack.mailbox.fail());
afterAll(() => stack.close());

function accountOf(number: string): Promise<AccountEntity> {
  return stack.database.reads.findOneByOrFail(AccountEntity, { number });
}

type Other = Partial<ProfileEntity> & { readonly displayName: string };

/** Signs Ana in as the administrator of the test's own account, and opens a section of the account. */
async function openAccount(
  visitor: Visitor,
  given: { readonly name?: string; readonly part?: string; readonly others?: readonly Other[] } = {},
): Promise<AccountEntity> {
  const account = await records.account({ name: given.name ?? 'Litware' });
  const own = { accountId: account.id, displayName: 'Ana Trujillo', role: 'ADMINISTRATOR' as const };
  const profile = await records.profile({ ...own, isAssociated: true });
  for (const other of given.others ?? []) await records.profile({ accountId: account.id, ...other });
  const { id: identityId } = await stack.database.reads.findOneByOrFail(IdentityEntity, {
    username: 'ana.trujillo@outlook.example',
  });
  await stack.database.write((manager) =>
    insertAssociation(manager, { profileId: profile.id, identityId }, new Date()),
  );
  await visitor.signIn('ana');
  await actAs(visitor.page, profile.id);
  await visitor.page.goto(`${stack.url}/our-accounts/${account.id}/${given.part ?? 'profiles'}`);
  await visitor.page.getByRole('heading', { level: 1, name: account.name }).waitFor();
  return account;
}

/** Makes a profile the tab's active profile, like choosing it for this tab only. */
async function actAs(page: Page, profileId: string): Promise<void> {
  // Session storage belongs to the origin, and this is its smallest response.
  await page.goto(`${stack.url}/livez`);
  await page.evaluate((id) => sessionStorage.setItem('profile', id), profileId);
}

/** Finds a person's record in a list: a row of a table, or a card. */
function recordOf(page: Page, person: string) {
  return page
    .getByRole('main')
    .locator('tr, li')
    .filter({ hasText: person })
    .filter({ has: page.getByRole('button') });
}

async function choose(page: Page, person: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${person}` }).click();
  // With the keyboard: on a phone, the menu may still move to where it fits.
  await page.getByRole('menuitem', { name: action }).press('Enter');
}

/** Waits until the mail of the invitation to an address is recorded as failed. */
async function refused(email: string): Promise<void> {
  await until(30, () =>
    stack.database.reads.findOneByOrFail(InvitationEntity, { email, delivery: 'FAILED' }),
  );
}

/** Holds requests of an operation until the returned function is called. */
async function hold(page: Page, operation: string): Promise<() => void> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes(operation)) await held;
    await route.continue();
  });
  return release;
}

function hasFocus(page: Page, name: RegExp): Promise<unknown> {
  return page.waitForFunction((pattern) => {
    const element = document.activeElement;
    const text = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    return new RegExp(pattern).test(text);
  }, name.source);
}

describeInBrowser('our accounts', (browser) => {
  test.each(settings)('are accessible and fit, part by part, %s', async (name, options) => {
    const visitor = await openVisitor(browser(), stack, options);
    const { page } = visitor;
    await visitor.signIn('ana');
    const contoso = await accountOf('C-100001');
    for (const [path, title] of [
      ['', 'Our accounts'],
      [`/${contoso.id}/profiles`, 'Profiles: Contoso Ltd'],
      [`/${contoso.id}/profiles?search=nobody`, 'Profiles: Contoso Ltd'],
      [`/${contoso.id}/profiles?add=one`, 'Add a person to Contoso Ltd'],
      [`/${contoso.id}/profiles?add=many`, 'Add several people to Contoso Ltd'],
      [`/${contoso.id}/invitations`, 'Invitations: Contoso Ltd'],
      [`/${contoso.id}/audit`, 'Audit trail: Contoso Ltd'],
    ] as const) {
      await page.goto(`${stack.url}/our-accounts${path}`);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.waitForLoadState('networkidle');
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
  ])('are told in the language of the profile: %s', async (locale, title, profiles) => {
    const visitor = await openVisitor(browser(), stack, phone);
    const { page } = visitor;
    const account = await openAccount(visitor, { others: [{ displayName: 'Kim Abercrombie' }] });
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
      await page.waitForLoadState('networkidle');
      await visitor.look(`accounts-${locale}-${part.replace('?', '-')}`);
    }
    await expectAccessible(page);
    // The narrowest screen that shows a table.
    await page.setViewportSize({ width: 900, height: 800 });
    for (const part of ['profiles', 'invitations', 'audit']) {
      await page.goto(`${stack.url}/our-accounts/${account.id}/${part}`);
      await page.getByRole('table').waitFor();
      await visitor.look(`accounts-${locale}-table-of-${part}`);
    }
  });

  test('are not there for a member', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.signIn('alex');
    const contoso = await accountOf('C-100001');
    for (const path of [
      '',
      ...['profiles', 'invitations', 'audit'].map((part) => `/${contoso.id}/${part}`),
    ]) {
      await page.goto(`${stack.url}/our-accounts${path}`);
      await page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
    }
  });

  test('give a partner’s administrator its customers, to be found, looked into and managed', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await visitor.signIn('lee');
    const lee = await stack.database.reads.findOneByOrFail(ProfileEntity, {
      accountId: (await accountOf('P-200001')).id,
      displayName: 'Lee Gu',
    });
    await actAs(page, lee.id);
    await page.goto(`${stack.url}/our-accounts`);
    await page.getByText('Partners always have access.').waitFor();
    const customers = page.getByRole('region', { name: 'Your customers' }).getByRole('listitem');
    expect(await customers.getByRole('link').allInnerTexts()).toEqual([
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
    await page.goBack();
    await page.waitForURL('**/our-accounts?search=trad');
    expect(await page.getByLabel('Name or number').inputValue()).toBe('trad');
    expect(visitor.complaints).toEqual([]);
  });

  test('find profiles by words, status, role and association, page by page, and back', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const others = Array.from({ length: 44 }, (_, index) => ({
      displayName: `Person ${String(index + 1).padStart(2, '0')}`,
      ...(index % 20 === 0 && { status: 'DISABLED' as const }),
    }));
    await openAccount(visitor, { others: [...others, { displayName: 'Jürgen Köhler' }] });
    const list = page.getByRole('region', { name: 'Profiles' });
    const names = () => list.getByRole('rowheader').locator('span:first-child').allInnerTexts();
    await list.getByText('Person 19').waitFor();
    expect(await names()).toHaveLength(20);
    expect(await page.getByRole('link', { name: 'Previous page' }).count()).toBe(0);

    await page.getByRole('link', { name: 'Next page' }).click();
    await list.getByText('Person 20').waitFor();
    await list.getByText('Person 19').waitFor({ state: 'detached' });
    expect(await list.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByRole('link', { name: 'Next page' }).click();
    await list.getByText('Jürgen Köhler').waitFor();
    await page.getByRole('link', { name: 'Previous page' }).click();
    await list.getByText('Person 20').waitFor();
    await page.goBack();
    await list.getByText('Jürgen Köhler').waitFor();
    await page.goBack();
    await page.goBack();
    await list.getByText('Person 01').waitFor();
    await page.getByRole('button', { name: 'Show total' }).click();
    await page.getByText('46 in total').waitFor();

    await page.getByLabel('Name or e-mail address').fill('kohler jur');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/profiles?search=kohler+jur');
    await list.getByText('Person 01').waitFor({ state: 'detached' });
    expect(await names()).toEqual(['Jürgen Köhler']);
    await page.goBack();
    await page.getByLabel('Status').selectOption('Disabled');
    await list.getByText('Person 02').waitFor({ state: 'detached' });
    expect(await names()).toEqual(['Person 01', 'Person 21', 'Person 41']);
    await page.getByLabel('Microsoft account').selectOption('Associated');
    await page.getByText('No results found.').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByLabel('Role').selectOption('Administrator');
    await list.getByText('Person 01').waitFor({ state: 'detached' });
    await list.getByText('Ana Trujillo').waitFor();
    expect(await names()).toEqual([expect.stringMatching(/^Ana Trujillo/)]);
    await page.reload();
    await list.getByText('Ana Trujillo').waitFor();
    expect(await page.getByLabel('Role').inputValue()).toBe('ADMINISTRATOR');
    expect(visitor.complaints).toEqual([]);
  });

  test('add a person with an invitation, which arrives, and say next to the field what is wrong', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await openAccount(visitor);
    await page.getByRole('link', { name: 'Add a person' }).click();
    await hasFocus(page, /^Add a person to Litware$/);
    await page.getByLabel('Name').fill('Robert Lyon');
    await page.getByLabel('E-mail address').fill('robert.lyon');
    await page.getByLabel('Language').selectOption('German (Germany)');
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

  test.each(settings)('add many from a pasted list, and keep the bad lines, %s', async (name, options) => {
    const visitor = await openVisitor(browser(), stack, options);
    const { page } = visitor;
    const account = await openAccount(visitor, { part: 'profiles?add=many' });
    await page
      .getByLabel('People')
      .fill(
        [
          'Kim Abercrombie, kim@litware.example',
          'Åsa\tÖberg\tasa@litware.example',
          '"Fuller, Andrew" <andrew@litware.example>',
          '',
          'Nobody in particular',
          'Kim again; KIM@litware.example',
        ].join('\n'),
      );
    await page.getByText('2 lines have a problem and are left out.').waitFor();
    await page.getByText('This line has no e-mail address.').waitFor();
    await page.getByText('This address is already on an earlier line.').waitFor();
    await expectAccessible(page);
    await visitor.look(`accounts-add-many-${name}`);
    // Someone else adds the same person first.
    await records.profile({ accountId: account.id, email: 'asa@litware.example' });
    await page.getByRole('checkbox', { name: 'Send an invitation now' }).uncheck();
    await page.getByRole('button', { name: 'Add 3 people' }).click();
    await page.getByText('2 people were added. 1 line wasn’t added.').waitFor();
    await page.getByText('Another profile of this account already has this address.').waitFor();
    expect(await page.getByLabel('People').inputValue()).toBe(
      ['Åsa\tÖberg\tasa@litware.example', 'Nobody in particular', 'Kim again; KIM@litware.example'].join(
        '\n',
      ),
    );
    await expectAccessible(page);
    const added = await stack.database.reads.findBy(ProfileEntity, { accountId: account.id });
    expect(added.map(({ displayName }) => displayName)).toEqual(
      expect.arrayContaining(['Kim Abercrombie', 'Fuller, Andrew']),
    );
    expect(visitor.complaints).toEqual([]);
  });

  test('keep what is entered on the list while those on it are being added', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await openAccount(visitor, { part: 'profiles?add=many' });
    const list = page.getByLabel('People');
    await list.fill('Kim Abercrombie, kim@while.example\nNobody in particular');
    const release = await hold(page, 'AddColleagues');
    await page.getByRole('button', { name: 'Add 1 person' }).click();
    await page.getByText('Sending…').waitFor();
    await list.press('ControlOrMeta+End');
    await list.pressSequentially(', nobody@while.example');
    release();
    await page.getByText('1 person was added.').waitFor();
    expect(await list.inputValue()).toBe('Nobody in particular, nobody@while.example');
  });

  test('send as many as 500 at once, and keep the others for the next time', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await openAccount(visitor, { part: 'profiles?add=many' });
    const lines = Array.from({ length: 502 }, (_, n) => `Person ${String(n)}, p${String(n)}@litware.example`);
    await page.getByLabel('People').fill(lines.join('\n'));
    await page.getByText('2 lines have a problem and are left out.').waitFor();
    await page.getByRole('checkbox', { name: 'Send an invitation now' }).uncheck();
    await page.getByRole('button', { name: 'Add 500 people' }).click();
    await page.getByText('500 people were added.').waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Add 2 people' }).click();
    await page.getByText('2 people were added.').waitFor();
  });

  test('change a role at once, and undo it next to the reason when it is the last administrator', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const account = await openAccount(visitor, {
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

  test('undo a change, and say so, when there is no answer', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await openAccount(visitor, { others: [{ displayName: 'Megan Bowen' }] });
    await page.route('**/graphql', (route) =>
      route.request().postData()?.includes('ChangeColleague') ? route.abort() : route.continue(),
    );
    await choose(page, 'Megan Bowen', 'Disable');
    const megan = recordOf(page, 'Megan Bowen');
    await megan.getByText('We didn’t get a response').waitFor();
    await megan.getByRole('cell', { name: 'Active', exact: true }).waitFor();
  });

  test('do what is chosen by a click, say that it takes long, and one thing of a person at a time', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const email = 'megan.once@litware.example';
    await openAccount(visitor, { others: [{ displayName: 'Megan Bowen', email }] });
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
    await openAccount(visitor, { others: [{ displayName: 'Megan Bowen' }] });
    const megan = recordOf(page, 'Megan Bowen');
    await choose(page, 'Megan Bowen', 'Disable');
    await megan.getByText('Disabled. The profile can’t be used').waitFor();
    expect(await page.getByRole('checkbox', { name: 'Select Megan Bowen' }).count()).toBe(0);
    await choose(page, 'Megan Bowen', 'Enable');
    await megan.getByText('Enabled. The profile can be used again.').waitFor();
    await megan.getByRole('cell', { name: 'Active', exact: true }).waitFor();
  });

  test.each(settings)(
    'remove a profile by keyboard, after saying what that does, %s',
    async (name, options) => {
      const visitor = await openVisitor(browser(), stack, options);
      const { page } = visitor;
      const account = await openAccount(visitor, {
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

  test('lead whoever has taken their own rights elsewhere', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    await openAccount(visitor, { others: [{ displayName: 'Megan Bowen', role: 'ADMINISTRATOR' }] });
    await choose(page, 'Ana Trujillo', 'Make member');
    await page.getByRole('button', { name: 'Do it anyway' }).click();
    await page.waitForURL(`${stack.url}/profile`);
  });

  test('invite those who are selected, and say next to each what came of it', async () => {
    const visitor = await openVisitor(browser(), stack, phone);
    const { page } = visitor;
    await openAccount(visitor, {
      others: [
        { displayName: 'Megan Bowen', email: 'megan@litware.example' },
        { displayName: 'Kim Abercrombie', email: 'kim@selected.example' },
      ],
    });
    // Someone else has disabled it meanwhile.
    await page.getByRole('checkbox', { name: 'Select Megan Bowen' }).check();
    await page.getByRole('checkbox', { name: 'Select Kim Abercrombie' }).check();
    await stack.database.write((manager) =>
      manager.update(ProfileEntity, { email: 'megan@litware.example' }, { status: 'DISABLED' }),
    );
    await page.getByRole('button', { name: 'Send 2 invitations' }).click();
    await page.getByText('We’re sending 1 invitation.').waitFor();
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
    'show which invitations came back, and lead to what helps, %s',
    async (name, options) => {
      const visitor = await openVisitor(browser(), stack, options);
      const { page } = visitor;
      const email = `robert.${name}@litware.example`;
      stack.mailbox.fail(() => inactive(email));
      const account = await openAccount(visitor, { others: [{ displayName: 'Robert Lyon', email }] });
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
      await hasFocus(page, /^Edit Robert Lyon$/);
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

  test('change an address and invite to it in one step, which takes neither without the other', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const given = { displayName: 'Megan Bowen', email: 'megan.old@litware.example' };
    const account = await openAccount(visitor, { others: [given] });
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
    await page.getByLabel('E-mail address').fill('megan.wrong');
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

  test('send an invitation again, and take it back', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const email = 'megan.again@litware.example';
    const account = await openAccount(visitor, { others: [{ displayName: 'Megan Bowen', email }] });
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

  test('send one invitation again for a double click', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const email = 'megan.twice@litware.example';
    const account = await openAccount(visitor, { others: [{ displayName: 'Megan Bowen', email }] });
    await choose(page, 'Megan Bowen', 'Send invitation');
    await mailsTo(stack, email, 1);
    await page.goto(`${stack.url}/our-accounts/${account.id}/invitations`);
    await page.getByRole('button', { name: 'Send again: invitation for Megan Bowen' }).dblclick();
    await page.getByText(`We’re sending a new invitation to ${email}.`).waitFor();
    // A slow double click hits the new invitation, in the place of the old one.
    const sendAgain = page.getByRole('button', { name: 'Send again: invitation for Megan Bowen' });
    await sendAgain.and(page.locator('[aria-disabled="true"]')).click({ force: true });
    await page.waitForLoadState('networkidle');
    expect(await stack.database.reads.findBy(InvitationEntity, { email })).toHaveLength(2);
    expect(await mailsTo(stack, email, 2)).toHaveLength(2);
  });

  test('act as the profile that is shown, whatever another tab has chosen meanwhile', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { page } = visitor;
    const account = await openAccount(visitor, { others: [{ displayName: 'Megan Bowen' }] });
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

  test.each(settings)('tell who did what to whom, and when, %s', async (name, options) => {
    const visitor = await openVisitor(browser(), stack, options);
    const { page } = visitor;
    await openAccount(visitor, {
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
