/** The texts of the association page, in English. */
export const associate = {
  title: 'Associate your profiles',
  none: 'No profile is associated with your Microsoft account yet.',
  more: 'Do you have more profiles?',
  how: "We'll send an invitation for each profile registered with this address. Several can arrive in one e-mail. Follow the link of each invitation.",
  email: 'Your e-mail address',
  emailHint:
    'The one that your company or partner has on record for you. It need not be that of your Microsoft account.',
  button: 'Send the e-mails',
  done: 'If we know the address, an invitation for each of its profiles is on its way. Several can arrive in one e-mail.',
  missing: {
    title: 'Nothing has arrived?',
    wait: 'E-mails can take some minutes.',
    spelling: 'Check the spelling of the address.',
    junk: 'Check your junk mail folder.',
    another: 'Try other addresses that your company may have on record for you.',
    ask: 'Ask an administrator of your company to look at your profile and to invite you.',
  },
  access: {
    title: 'Your company is not found? Ask its administrators',
    lead: 'Whoever runs the account of your company can give you a profile. They get an e-mail with your name and with the user name of the Microsoft account that you are signed in with.',
    number: 'Account number',
    numberHint: 'As it is printed on invoices.',
    button: 'Ask for access',
    done: 'If there is such an account and you have no profile in it, its administrators get an e-mail. If they agree, they send you an invitation.',
  },
  refusals: {
    INVALID_EMAIL:
      "Enter an e-mail address such as name@company.com. Accented letters aren't supported before the @.",
    INVALID_ACCOUNT_NUMBER: 'Enter the account number, up to 40 characters.',
  },
};

/** The texts of the page. Each language must have all of them. */
export type AssociateWords = typeof associate;
