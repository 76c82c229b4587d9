import { type RouteObject } from 'react-router';
import { HomePage } from './pages/home/home-page';
import { SignedInOnly, WithProfileOnly } from './shell/gates';
import { Layout } from './shell/layout';
import { PageProblem } from './shell/page-problem';
import { FirstPage } from './shell/starting';

const needingProfile: RouteObject[] = [
  {
    path: 'profile',
    lazy: async () => ({ Component: (await import('./pages/profile/profile-page')).ProfilePage }),
  },
  {
    path: 'our-accounts',
    lazy: async () => ({
      Component: (await import('./pages/our-accounts/our-accounts-page')).OurAccountsPage,
    }),
  },
  {
    path: 'our-accounts/:accountId/profiles',
    lazy: async () => ({
      Component: (await import('./pages/our-accounts/account-profiles-page')).AccountProfilesPage,
    }),
  },
  {
    path: 'our-accounts/:accountId/invitations',
    lazy: async () => ({
      Component: (await import('./pages/our-accounts/account-invitations-page')).AccountInvitationsPage,
    }),
  },
  {
    path: 'our-accounts/:accountId/audit',
    lazy: async () => ({
      Component: (await import('./pages/our-accounts/account-audit-page')).AccountAuditPage,
    }),
  },
];

const needingSignIn: RouteObject[] = [
  {
    path: 'associate',
    lazy: async () => ({ Component: (await import('./pages/associate/associate-page')).AssociatePage }),
  },
  {
    path: 'accounts',
    lazy: async () => ({ Component: (await import('./pages/accounts/accounts-page')).AccountsPage }),
  },
  {
    path: 'no-access',
    lazy: async () => ({ Component: (await import('./pages/no-access/no-access-page')).NoAccessPage }),
  },
  { Component: WithProfileOnly, children: needingProfile },
];

const forEverybody: RouteObject[] = [
  { index: true, Component: HomePage },
  {
    path: 'signed-out',
    lazy: async () => ({ Component: (await import('./pages/signed-out/signed-out-page')).SignedOutPage }),
  },
  {
    path: 'accept',
    lazy: async () => ({ Component: (await import('./pages/accept/accept-page')).AcceptPage }),
  },
  {
    path: 'maintenance',
    lazy: async () => ({ Component: (await import('./pages/maintenance/maintenance-page')).MaintenancePage }),
  },
  {
    path: '*',
    lazy: async () => ({ Component: (await import('./pages/not-found/not-found-page')).NotFoundPage }),
  },
];

/** The pages by path. Each page's code is loaded on demand. src/http/portal.ts lists the same paths. */
export const routes: readonly RouteObject[] = [
  {
    Component: Layout,
    children: [
      {
        ErrorBoundary: PageProblem,
        HydrateFallback: FirstPage,
        children: [{ Component: SignedInOnly, children: needingSignIn }, ...forEverybody],
      },
    ],
  },
];
