import type { Locator, Page } from 'playwright-core';
import type { AccountEntity } from '../../../src/account/account.entity';
import { insertAssociation } from '../../../src/association/association.repository';
import { IdentityEntity } from '../../../src/identity/identity.entity';
import type { ProfileEntity } from '../../../src/profile/profile.entity';
import type { DevStack } from '../servers/dev-stack';
import { recordsIn } from '../database/records';
import { desktop, phone, type Visitor } from './visitor';

/** The windows in which pages are tested: light, dark, and a small phone. */
export const settings = [
  ['light', desktop],
  ['dark', { ...desktop, colorScheme: 'dark' }],
  ['small', phone],
] as const;

type Other = Partial<ProfileEntity> & { readonly displayName: string };

/** Signs Ana in as the administrator of a new account, and opens a section of the account. */
export async function openAccount(
  stack: DevStack,
  visitor: Visitor,
  given: { readonly name?: string; readonly part?: string; readonly others?: readonly Other[] } = {},
): Promise<AccountEntity> {
  const records = recordsIn(stack.database);
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
  await actAs(stack, visitor.page, profile.id);
  await visitor.page.goto(`${stack.url}/our-accounts/${account.id}/${given.part ?? 'profiles'}`);
  await visitor.page.getByRole('heading', { level: 1, name: account.name }).waitFor();
  return account;
}

/** Makes a profile the tab's active profile, like choosing it for this tab only. */
export async function actAs(stack: DevStack, page: Page, profileId: string): Promise<void> {
  // Session storage belongs to the origin, and this is its smallest response.
  await page.goto(`${stack.url}/livez`);
  await page.evaluate((id) => sessionStorage.setItem('profile', id), profileId);
}

/** Finds a person's record in a list: a row of a table, or a card. */
export function recordOf(page: Page, person: string): Locator {
  return page
    .getByRole('main')
    .locator('tr, li')
    .filter({ hasText: person })
    .filter({ has: page.getByRole('button') });
}

/** Chooses an action from the menu of a person. */
export async function choose(page: Page, person: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${person}` }).click();
  // With the keyboard: on a phone, the menu may still move to where it fits.
  await page.getByRole('menuitem', { name: action }).press('Enter');
}

/** Holds requests of an operation until the returned function is called. */
export async function hold(page: Page, operation: string): Promise<() => void> {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes(operation)) await held;
    await route.continue();
  });
  return release;
}

/** Waits until an element whose label or text matches has the focus. */
export function hasFocus(page: Page, name: RegExp): Promise<unknown> {
  return page.waitForFunction((pattern) => {
    const element = document.activeElement;
    const text = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    return new RegExp(pattern).test(text);
  }, name.source);
}
