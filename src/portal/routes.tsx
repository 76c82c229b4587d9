import { type RouteObject } from 'react-router';
import { HomePage } from './pages/home/home-page';
import paths from './paths.json';
import { SignedInOnly, WithProfileOnly } from './shell/gates';
import { Layout } from './shell/layout';
import { LayoutProblem } from './shell/layout-problem';
import { PageProblem } from './shell/page-problem';
import { FirstPage } from './shell/starting';

const needingProfile: RouteObject[] = [
  {
    path: paths.profile,
    lazy: async () => ({ Component: (await import('./pages/profile/profile-page')).ProfilePage }),
  },
  {
    path: paths.ourAccounts,
    lazy: async () => ({
      Component: (await import('./pages/our-accounts/our-accounts-page')).OurAccountsPage,
    }),
  },
  {
    path: paths.accountProfiles,
    lazy: async () => ({
      Component: (await import('./pages/our-accounts/account-profiles-page')).AccountProfilesPage,
    }),
  },
  {
    path: paths.accountProfile,
    lazy: async () => ({
      Component: (await import('./pages/our-accounts/account-profile-page')).AccountProfilePage,
    }),
  },
  {
    path: paths.accountInvitations,
    lazy: async () => ({
      Component: (await import('./pages/our-accounts/account-invitations-page')).AccountInvitationsPage,
    }),
  },
  {
    path: paths.accountRequests,
    lazy: async () => ({
      Component: (await import('./pages/our-accounts/account-requests-page')).AccountRequestsPage,
    }),
  },
  {
    path: paths.accountAudit,
    lazy: async () => ({
      Component: (await import('./pages/our-accounts/account-audit-page')).AccountAuditPage,
    }),
  },
];

const needingSignIn: RouteObject[] = [
  {
    path: paths.associate,
    lazy: async () => ({ Component: (await import('./pages/associate/associate-page')).AssociatePage }),
  },
  {
    path: paths.accounts,
    lazy: async () => ({ Component: (await import('./pages/accounts/accounts-page')).AccountsPage }),
  },
  {
    path: paths.noAccess,
    lazy: async () => ({ Component: (await import('./pages/no-access/no-access-page')).NoAccessPage }),
  },
  {
    path: paths.sessions,
    lazy: async () => ({ Component: (await import('./pages/sessions/sessions-page')).SessionsPage }),
  },
  { Component: WithProfileOnly, children: needingProfile },
];

const forEverybody: RouteObject[] = [
  { path: paths.home, Component: HomePage },
  {
    path: paths.signedOut,
    lazy: async () => ({ Component: (await import('./pages/signed-out/signed-out-page')).SignedOutPage }),
  },
  {
    path: paths.accept,
    lazy: async () => ({ Component: (await import('./pages/accept/accept-page')).AcceptPage }),
  },
  {
    path: paths.maintenance,
    lazy: async () => ({ Component: (await import('./pages/maintenance/maintenance-page')).MaintenancePage }),
  },
  ...[paths.help, paths.helpQuestion].map((path) => ({
    path,
    lazy: async () => ({ Component: (await import('./pages/help/help-page')).HelpPage }),
  })),
  {
    path: '*',
    lazy: async () => ({ Component: (await import('./shell/not-found-page')).NotFoundPage }),
  },
];

/** The pages by path. Each page's code is loaded on demand. */
export const routes: readonly RouteObject[] = [
  {
    Component: Layout,
    ErrorBoundary: LayoutProblem,
    children: [
      {
        ErrorBoundary: PageProblem,
        HydrateFallback: FirstPage,
        children: [{ Component: SignedInOnly, children: needingSignIn }, ...forEverybody],
      },
    ],
  },
];
