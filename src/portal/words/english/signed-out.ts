/** The texts of the signed-out page, in English. */
export const signedOut = {
  title: 'Sign in',
  lead: 'CustomerSource and PartnerSource are the extranets of Microsoft Dynamics. They provide updates, training, documentation, and help for customers with an Enhancement Plan or support plan, for partners, and for Microsoft employees. Here you associate your profiles with your Microsoft account and choose the one to use.',
  keep: 'Keep me signed in',
  keepHint:
    'Select this only if you’re the only person who uses this computer. If you don’t select it, you’re signed out when the browser closes.',
  button: 'Sign in with Microsoft',
  forgotten: 'Forgot your password?',
  forgottenHint:
    'Microsoft can help with personal accounts. For a work or school account, ask your organization.',
  toGoOn: 'Sign in to continue to the page that you requested.',
  everywhere: 'You’re signed out on all devices.',
  othersMaybeOpen:
    'Your session had already ended, so your other devices might still be signed in. Sign in and sign out everywhere again.',
  microsoftUnreached:
    'You’re signed out here. We couldn’t reach Microsoft, so you might still be signed in there.',
};

/** The texts of the page. Each language must have all of them. */
export type SignedOutWords = typeof signedOut;
