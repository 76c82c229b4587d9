/** The texts of the signed-out page, in English. */
export const signedOut = {
  title: 'Sign in',
  lead: 'CustomerSource and PartnerSource are the extranets of Microsoft Dynamics: updates, training, documentation and help for customers with an Enhancement Plan or support plan, for partners, and for Microsoft employees. Here you tie your profiles there to your Microsoft account, and choose the one to use.',
  keep: 'Keep me signed in',
  keepHint: 'Only on a computer that you alone use. Otherwise you are signed out when the browser closes.',
  button: 'Sign in with Microsoft',
  forgotten: 'Forgotten your password?',
  forgottenHint:
    'Microsoft helps with personal accounts there; for a work or school account, ask your organization.',
  toGoOn: 'Sign in to go on to the page you asked for.',
  microsoftUnreached:
    'You are signed out here. Microsoft could not be reached: you may still be signed in there.',
};

/** The texts of the page. Each language must have all of them. */
export type SignedOutWords = typeof signedOut;
