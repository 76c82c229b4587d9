/** The texts of the association page, in English. */
export const associate = {
  title: 'Associate your profiles',
  none: 'No profile is associated with your Microsoft account yet.',
  more: 'Do you have more profiles?',
  how: 'We’ll send an invitation for each profile registered with this address. Several invitations can arrive in one e-mail. Open the link in each invitation.',
  email: 'Your e-mail address',
  emailHint:
    'The address that your company or partner has on record for you. It can differ from the address of your Microsoft account.',
  button: 'Send e-mails',
  done: 'If we know this address, we’ll send an invitation for each of its profiles. Several invitations can arrive in one e-mail.',
  missing: {
    title: 'Didn’t get an e-mail?',
    wait: 'E-mails can take a few minutes to arrive.',
    spelling: 'Check the spelling of the address.',
    junk: 'Check your junk e-mail folder.',
    another: 'Try other addresses that your company might have on record for you.',
    ask: 'Ask an administrator of your company to check your profile and invite you.',
  },
  access: {
    title: 'Can’t find your company? Ask its administrators',
    lead: 'The administrators of your company’s account can give you a profile. We’ll send them an e-mail with your name and the user name of the Microsoft account that you’re signed in with.',
    number: 'Account number',
    numberHint: 'You can find it on your invoices.',
    button: 'Request access',
    done: 'If this account exists and you don’t have a profile in it, we’ll send an e-mail to its administrators. If they approve your request, we’ll send you an e-mail.',
  },
  refusals: {
    INVALID_EMAIL:
      'Enter an e-mail address such as name@company.com. Accented letters aren’t supported before the @.',
    INVALID_ACCOUNT_NUMBER: 'Enter an account number of up to 40 characters.',
  },
};

/** The texts of the page. Each language must have all of them. */
export type AssociateWords = typeof associate;
