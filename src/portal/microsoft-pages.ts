/** Microsoft's pages and address that the portal refers to. */
export const microsoftPages = {
  passwordReset: 'https://account.live.com/password/reset',
  microsoftAccount: 'https://account.microsoft.com/account',
  newMicrosoftAccount: 'https://signup.live.com/',
  /** The address that the FAQ gives for all other questions. */
  support: 'mailto:itmbssup@microsoft.com',
} as const;
