import { generatePath } from 'react-router';
import paths from './paths.json';
import { microsoftPages } from './microsoft-pages';

/** The questions of the help in their order, by the last part of their path. */
export const helpQuestions = [
  'what-is-customersource',
  'microsoft-account',
  'associate-profiles',
  'several-emails',
  'no-email',
  'forgotten-password',
  'signed-in-automatically',
  'multiple-accounts',
  'when-multiple-accounts',
  'switch-profiles',
  'another-microsoft-account',
  'add-colleagues',
  'your-administrators',
  'no-access',
  'maintenance',
  'more-help',
] as const;

/** A question of the help. */
export type HelpQuestion = (typeof helpQuestions)[number];

const pages = {
  signIn: paths.signedOut,
  associate: paths.associate,
  accounts: paths.accounts,
  profile: paths.profile,
  sessions: paths.sessions,
  ourAccounts: paths.ourAccounts,
  noAccess: paths.noAccess,
  maintenancePage: paths.maintenance,
};

/** Where an answer can link to: a page of the portal, a page of Microsoft, or another question. */
export type HelpTarget = HelpQuestion | keyof typeof pages | keyof typeof microsoftPages;

/** Returns whether a part of a path is a question. */
export function isHelpQuestion(part: string | undefined): part is HelpQuestion {
  return helpQuestions.some((question) => question === part);
}

/** Returns the path of a question. */
export function helpPath(question: HelpQuestion): string {
  return generatePath(paths.helpQuestion, { question });
}

/** Returns the path of a link in the portal, or its URL elsewhere. */
export function hrefOf(target: HelpTarget): string {
  if (isHelpQuestion(target)) return helpPath(target);
  const hrefs: Readonly<Record<Exclude<HelpTarget, HelpQuestion>, string>> = { ...pages, ...microsoftPages };
  return hrefs[target];
}
