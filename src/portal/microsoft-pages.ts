/** Microsoft's pages that the portal refers to. */
export const microsoftPages = {
  passwordReset: 'https://account.live.com/password/reset',
  microsoftAccount: 'https://account.microsoft.com/account',
  newMicrosoftAccount: 'https://signup.live.com/',
} as const;
