import { type HelpQuestion } from '../../help-path';
import { type HelpEntry, type HelpText, label, link, mail, pointsOf, text } from '../help-text';
import { type Words } from './english';

/** The texts of the help, and its questions by path. */
export interface HelpWords {
  readonly title: string;
  readonly lead: string;
  readonly contents: string;
  readonly toContents: string;
  /** Shown below the answer about administrators. */
  readonly administrators: {
    readonly signIn: HelpText;
    readonly withProfile: HelpText;
    readonly of: (given: { readonly account: string }) => string;
  };
  readonly questions: Readonly<Record<HelpQuestion, HelpEntry>>;
}

/**
 * Writes the help with the labels of the other pages, so that both always agree. `contact` is the operators' e-mail address
 * for help. If it's null, the help doesn't refer to it.
 */
export type HelpTexts = (words: Words, contact: string | null) => HelpWords;

/** The help, in English. It answers the questions of the FAQ. */
export const help: HelpTexts = (
  { shell, signedOut, associate, accept, accounts, profile, ourAccounts, noAccess, sessions },
  contact,
) => ({
  title: 'Help',
  lead: 'Answers to common questions about using CustomerSource and PartnerSource with your Microsoft account.',
  contents: 'Questions',
  toContents: 'Back to the questions',
  administrators: {
    signIn: text`${link('signIn', 'Sign in')} to see their names here and to contact them.`,
    withProfile: text`While you use a profile, the administrators of its account are listed here.`,
    of: ({ account }) => `Administrators of ${account}:`,
  },
  questions: {
    'what-is-customersource': {
      question: 'What is CustomerSource, and who can use it?',
      answer: [
        text`CustomerSource is the extranet for Microsoft Dynamics customers. It has self-help tools, product updates, community forums, training, documentation, and newsletters. PartnerSource is the extranet for Microsoft Dynamics partners.`,
        text`Customers with an active Enhancement Plan or support plan can use CustomerSource. Partners and Microsoft employees always have access.`,
        text`You use both with a Microsoft account. ${link('signIn', shell.signIn)} to associate your account with your profile, which is your record at a company.`,
      ],
    },
    'microsoft-account': {
      question: 'How do I get a Microsoft account?',
      answer: [
        text`If you use Outlook.com, OneDrive, or Xbox, you already have one. It was formerly called Windows Live ID. A work or school account of your organization also works.`,
        {
          steps: [
            text`Go to ${link('newMicrosoftAccount', 'Create a Microsoft account')} on Microsoft’s site.`,
            text`Enter an e-mail address that you already have, or get a new one there.`,
            text`Follow the instructions. Microsoft sends a code to your address to check that it’s yours.`,
            text`Return here, and ${link('signIn', 'sign in')} with the new account.`,
            text`On the page ${link('associate', associate.title)}, associate it with your profiles.`,
          ],
        },
        text`The address of your Microsoft account can differ from the address in your profile.`,
      ],
    },
    'associate-profiles': {
      question: 'How do I associate my profile with my Microsoft account?',
      answer: [
        {
          steps: [
            text`${link('signIn', 'Sign in')} with the Microsoft account that you want to use.`,
            text`On the page ${link('associate', associate.title)}, enter the e-mail address that your company or partner has on record for you, and select ${label(associate.button)}.`,
            text`Open the link in the e-mail, and select ${label(accept.accept)}.`,
          ],
        },
        text`An administrator of your company can also send you an invitation. If you don’t have a profile, you can request access on the same page, with your company’s account number.`,
      ],
    },
    'several-emails': {
      question: 'Why did I get several e-mails after I entered my e-mail address?',
      answer: [
        text`We look for all profiles with that address, and send an invitation for each one. For example, you can have a profile at each of several companies. Several invitations can arrive in one e-mail.`,
        text`You can associate the same Microsoft account with all of these profiles. Open the link in each invitation. When you accept one, you can accept your other profiles with the same address, too.`,
        text`If you have more than one profile, you choose the one to use on the page ${link('accounts', accounts.title)}.`,
        text`If an invitation isn’t meant for you, open its link and select ${label(accept.decline.button)}.`,
      ],
    },
    'no-email': {
      question: 'What can I do if I don’t get an e-mail, or if my invitation doesn’t work?',
      answer: [
        { points: pointsOf(associate.missing) },
        text`Each invitation works once, and only for a limited time. If there’s a newer e-mail for the same profile, only the newest link works. To get a new invitation, enter your address on the page ${link('associate', associate.title)}.`,
      ],
    },
    'forgotten-password': {
      question: 'What if I forget my Microsoft account password?',
      answer: [
        text`For a personal account, use Microsoft’s page to ${link('passwordReset', 'reset your password')}. For a work or school account, ask your organization.`,
        text`We never see your password. Your profiles stay associated with your account when you change it.`,
      ],
    },
    'signed-in-automatically': {
      question: 'I’m signed in automatically every time. Is this secure?',
      answer: [
        text`If you select ${label(signedOut.keep)} when you ${link('signIn', 'sign in')}, you stay signed in even if you close the browser or turn off the computer. Select it only if you’re the only person who uses the computer.`,
        text`If you don’t have to enter your password, you might also be signed in to Microsoft through another site or app.`,
        text`To sign out, open the menu with your name and select ${label(shell.menu.signOut)}. ${label(shell.menu.signOutAtMicrosoft)} also ends your session at Microsoft. If you’ve lost a device, sign it out on the page ${link('sessions', sessions.title)}, or select ${label(shell.menu.signOutEverywhere)}.`,
      ],
    },
    'multiple-accounts': {
      question: `What is the purpose of the page “${accounts.title}”?`,
      answer: [
        text`The page ${link('accounts', accounts.title)} lists all CustomerSource and PartnerSource accounts that your Microsoft account is associated with. On it, you choose the one to use.`,
        text`To always start with the same profile, select ${label(accounts.always)}.`,
      ],
    },
    'when-multiple-accounts': {
      question: `When is the page “${accounts.title}” shown?`,
      answer: [
        text`It’s shown after you sign in if you have more than one profile and haven’t chosen a default. If you have only one profile, it isn’t shown.`,
        text`You can open ${link('accounts', accounts.title)} at any time to switch profiles or change the default.`,
      ],
    },
    'switch-profiles': {
      question: 'How do I switch to another profile?',
      answer: [
        text`Open the menu with your name, and select a profile or ${label(shell.menu.switchProfile)}. You can also go to the page ${link('accounts', accounts.title)}. You don’t have to sign out or close the browser.`,
        text`To use different profiles in different tabs, select ${label(accounts.tabOnly)}.`,
      ],
    },
    'another-microsoft-account': {
      question: 'How can I use my profile with a different Microsoft account?',
      answer: [
        {
          steps: [
            text`In the menu with your name, select ${link('profile', profile.title)}.`,
            text`If the e-mail address there is correct, select ${label(profile.invite.button)}.`,
            text`If it isn’t, select ${label(profile.details.edit)}, enter the correct address, select ${label(profile.invite.button)}, and then select ${label(profile.details.save)}.`,
            text`Open the link in the e-mail, sign in with the Microsoft account that you want to use, and accept the invitation.`,
          ],
        },
        text`Your current account keeps working until you accept the invitation with the other one.`,
      ],
    },
    'add-colleagues': {
      question: 'I can use CustomerSource. How do my colleagues get access?',
      answer: [
        text`Administrators of your company’s account can add and invite people:`,
        {
          steps: [
            text`Open ${link('ourAccounts', ourAccounts.title)}, and select your account.`,
            text`Select ${label(ourAccounts.adding.one)} or ${label(ourAccounts.adding.many)}, and enter their names and e-mail addresses.`,
            text`Leave ${label(ourAccounts.adding.invite)} selected, and add them.`,
          ],
        },
        text`Your colleagues open the link in their e-mail, and sign in with their own Microsoft account. If they don’t have one, see ${link('microsoft-account', 'How do I get a Microsoft account?')}`,
        text`Colleagues can also request access on the page ${link('associate', associate.title)}, with your company’s account number. You approve or decline their requests in your account under ${label(ourAccounts.parts.requests)}.`,
        text`If you’re not an administrator, ${link('your-administrators', 'ask your administrators')}.`,
      ],
    },
    'your-administrators': {
      question: 'Who are my administrators, and how can I contact them?',
      answer: [
        text`Administrators manage the profiles of your company’s account. They add and invite people, correct names and addresses, and change roles.`,
      ],
    },
    'no-access': {
      question: 'Why do I have no access? What happens when a plan ends?',
      answer: [
        text`Customers have access while an Enhancement Plan or support plan of their company is active. When the last plan ends, access ends, too.`,
        text`Your profiles stay associated with your Microsoft account. When a plan is renewed, access returns automatically. You don’t have to do anything.`,
        text`The page ${link('noAccess', noAccess.title)} shows the reason for each of your profiles, and who to contact. You can ask your Microsoft partner there.`,
      ],
    },
    maintenance: {
      question: 'When is the site available?',
      answer: [
        text`Availability can vary by location, and because of scheduled maintenance and other downtime.`,
        text`We announce maintenance at the top of every page. During maintenance, you can view everything, but you can’t make changes. E-mails are sent afterward.`,
        text`The page ${link('maintenancePage', shell.maintenancePage.title)} shows whether maintenance is in progress or planned.`,
      ],
    },
    'more-help': {
      question: 'Where can I get more help?',
      answer: [
        text`For questions about your Microsoft account, visit ${link('microsoftAccount', 'Microsoft’s account site')}.`,
        ...(contact === null ? [] : [text`For all other questions, write to ${mail(contact)}.`]),
      ],
    },
  },
});
