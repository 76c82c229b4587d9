import type { Page } from 'playwright-core';
import { AccountEntity } from '../../src/account/account.entity';
import { inactive } from '../../src/dev/mailbox/fault';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { expectAccessible } from '../support/accessibility';
import { describeInBrowser } from '../support/browser';
import { type DevStack, startDevStack } from '../support/dev-stack';
import { type Records, recordsIn } from '../support/records';
import { desktop, mailsTo, openVisitor, phone, type Visitor } from '../support/visitor';

jest.setTimeout(60_000);

const dark = { ...desktop, colorScheme: 'dark' } as const;

let stack: DevStack;
let records: Records;

beforeAll(async () => {
  stack = await startDevStack();
  records = recordsIn(stack.database);
  await speak('ana.trujillo@contoso.example', 'en-GB');
});
afterEach(() => stack.mailbox.fail());
afterAll(() => stack.close());

async function accountOf(number: string): Promise<AccountEntity> {
  return stack.database.reads.findOneByOrFail(AccountEntity, { number });
}

async function speak(email: string, locale: string): Promise<void> {
  await stack.database.write((manager) => manager.update(ProfileEntity, { email }, { locale }));
}

/** An account of a test's own, with Ana as one of its administrators, as whom the visitor's tab acts from now on. */
async function openAccount(
  { page, signIn }: Visitor,
  given: { readonly name: string; readonly others?: readonly Partial<ProfileEntity>[] },
): Promise<AccountEntity> {
  const account = await records.account({ name: given.name });
  const own = await records.profile({
    accountId: account.id,
    displayName: 'Ana Trujillo',
    role: 'ADMINISTRATOR',
    isAssociated: true,
  });
  await signIn('ana');
  const { id: identityId } = await stack.database.reads
    .getRepository('identity')
    .findOneByOrFail({ username: 'ana.trujillo@outlook.example' });
  await stack.database.write((manager) =>
    manager.insert('association', {
      id: `asso_${own.id.slice(5)}`,
      profileId: own.id,
      identityId,
      associatedAt: new Date(),
    }),
  );
  for (const other of given.others ?? []) await records.profile({ accountId: account.id, ...other });
  await actAs(page, own.id);
  return account;
}

/** Lets the tab act as a profile, as choosing "this tab only" does. */
async function actAs(page: Page, profileId: string): Promise<void> {
  await page.evaluate((id) => sessionStorage.setItem('profile', id), profileId);
}

describeInBrowser('our accounts', (browser) => {
  test.each([
    ['light', desktop],
    ['dark', dark],
    ['small', phone],
  ] as const)('shows the profiles of one’s account, and every other page of it, %s', async (name, options) => {
    const visitor = await openVisitor(browser(), stack, options);
    const { page } = visitor;
    await visitor.signIn('ana');
    const contoso = await accountOf('C-100001');
    for (const [path, title] of [
      ['', 'Our accounts'],
      [`/${contoso.id}/profiles`, 'Profiles: Contoso Ltd'],
      [`/${contoso.id}/profiles?add=one`, 'Add a person to Contoso Ltd'],
      [`/${contoso.id}/profiles?add=many`, 'Add many to Contoso Ltd'],
      [`/${contoso.id}/invitations`, 'Invitations: Contoso Ltd'],
      [`/${contoso.id}/audit`, 'Audit trail: Contoso Ltd'],
    ] as const) {
      await page.goto(`${stack.url}/our-accounts${path}`);
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      await visitor.look(`accounts-${name}-${title.split(':')[0]!.toLowerCase().replaceAll(' ', '-')}`);
    }
    expect(visitor.complaints).toEqual([]);
  });
});
