import type { Locator, Page } from 'playwright-core';
import { ProfileEntity } from '../../../src/profile/profile.entity';
import type { DevStack } from '../servers/dev-stack';
import { giveProfile, profileOf } from '../actors/portal-people';
import { mailsTo, type Visitor } from '../actors/visitor';

/** The ids and tokens in the URLs of the pages. */
export interface PortalScene {
  readonly accountId: string;
  readonly colleagueId: string;
  /** The token of a pending invitation for Joni Sherman of Contoso. */
  readonly token: string;
}

/** A page of the portal as seen by Lee Gu, administrator of the partner Fabrikam, and what it loads. */
export interface PortalPage {
  /** The name in file names of screenshots. */
  readonly name: string;
  readonly path: (scene: PortalScene) => string;
  /** The GraphQL operation that loads the page, or a part of it. */
  readonly operation: string;
  /** The page's title while the operation is pending. */
  readonly title: string;
  /** The content that is visible after the operation. */
  readonly content: (page: Page) => Locator;
}

const heading = (name: string) => (page: Page) => page.getByRole('heading', { name, exact: true });
const region = (name: string) => (page: Page) => page.getByRole('region', { name, exact: true });
const text = (words: string) => (page: Page) => page.getByRole('main').getByText(words).first();
const ofAccount =
  (rest: string): PortalPage['path'] =>
  ({ accountId }) =>
    `/our-accounts/${accountId}/${rest}`;
const ofColleague =
  (rest: string): PortalPage['path'] =>
  ({ accountId, colleagueId }) =>
    `/our-accounts/${accountId}/${rest}${colleagueId}`;

/** All pages that load data, and all parts of them that load their own. */
export const portalPages: readonly PortalPage[] = [
  {
    name: 'home',
    path: () => '/',
    operation: 'Home',
    title: 'Fabrikam Consulting',
    content: region('Accounts that you manage'),
  },
  {
    name: 'associate',
    path: () => '/associate',
    operation: 'Viewer',
    title: 'Associate your profiles',
    content: text('Do you have more profiles?'),
  },
  {
    name: 'accounts',
    path: () => '/accounts',
    operation: 'Choices',
    title: 'Multiple accounts',
    content: text('In use now'),
  },
  {
    name: 'accept',
    path: ({ token }) => `/accept#token=${token}`,
    operation: 'Invitation',
    title: 'Your invitation',
    content: heading('Accept with this Microsoft account'),
  },
  {
    name: 'profile',
    path: () => '/profile',
    operation: 'MyProfile',
    title: 'My Profile',
    content: heading('You’re acting for'),
  },
  {
    name: 'profile-history',
    path: () => '/profile',
    operation: 'AssociationHistory',
    title: 'My Profile',
    content: text('In use'),
  },
  {
    name: 'sessions',
    path: () => '/sessions',
    operation: 'MySessions',
    title: 'My sessions',
    content: text('This browser'),
  },
  {
    name: 'our-accounts',
    path: () => '/our-accounts',
    operation: 'OurAccounts',
    title: 'Our accounts',
    content: heading('Your customers'),
  },
  {
    name: 'managed-account',
    path: ofAccount('profiles'),
    operation: 'ManagedAccount',
    title: 'Profiles',
    content: heading('Profiles: Fabrikam Consulting'),
  },
  {
    name: 'managed-profiles',
    path: ofAccount('profiles'),
    operation: 'AccountProfiles',
    title: 'Profiles: Fabrikam Consulting',
    content: text('Kim Abercrombie'),
  },
  {
    name: 'managed-profile',
    path: ofColleague('profiles?edit='),
    operation: 'ManagedProfile',
    title: 'Profiles: Fabrikam Consulting',
    content: heading('Edit Kim Abercrombie'),
  },
  {
    name: 'managed-person',
    path: ofColleague('profiles/'),
    operation: 'ManagedPerson',
    title: 'Profiles: Fabrikam Consulting',
    content: heading('Kim Abercrombie'),
  },
  {
    name: 'managed-invitations',
    path: ofAccount('invitations'),
    operation: 'AccountInvitations',
    title: 'Invitations: Fabrikam Consulting',
    content: region('Invitations'),
  },
  {
    name: 'managed-requests',
    path: ofAccount('requests'),
    operation: 'AccountRequests',
    title: 'Requests for access: Fabrikam Consulting',
    content: region('Requests for access'),
  },
  {
    name: 'managed-audit',
    path: ofAccount('audit'),
    operation: 'AccountAudit',
    title: 'Audit trail: Fabrikam Consulting',
    content: region('Audit trail'),
  },
  {
    name: 'no-access',
    path: () => '/no-access',
    operation: 'OwnProfiles',
    title: 'No access right now',
    content: text('Wingtip Toys'),
  },
  {
    name: 'maintenance',
    path: () => '/maintenance',
    operation: 'ServiceStatus',
    title: 'Maintenance',
    content: text('No maintenance is in progress or planned'),
  },
];

/**
 * Signs Lee in, acting as Fabrikam's administrator in this tab, with content on each of the pages. Call it once for
 * each stack.
 */
export async function preparePortalPages(stack: DevStack, visitor: Visitor): Promise<PortalScene> {
  await visitor.signIn('lee');
  await giveProfile(stack, 'lee', 'Wingtip Toys', { isLapsed: true });
  const { id: ownId, accountId } = await profileOf(stack, 'lee', 'Fabrikam Consulting');
  await visitor.askForInvitations('joni.sherman@contoso.example');
  const [mail] = await mailsTo(stack, 'joni.sherman@contoso.example', 1);
  const colleagues = await stack.database.reads.findBy(ProfileEntity, { accountId });
  const { id: colleagueId } = colleagues.find(({ displayName }) => displayName === 'Kim Abercrombie')!;
  await visitor.page.evaluate((id) => sessionStorage.setItem('profile', id), ownId);
  return { accountId, colleagueId, token: mail!.token };
}

/** Each page once, including parts that have their own URL. */
export const portalPlaces: readonly PortalPage[] = portalPages.filter(
  ({ name }) => name !== 'profile-history' && name !== 'managed-account',
);
