import type { Page } from 'playwright-core';

/** Does something that asks a question, answers it with no, and returns the question. */
export async function declined(page: Page, act: () => Promise<unknown>): Promise<string> {
  const question = page.waitForEvent('dialog').then(async (dialog) => {
    await dialog.dismiss();
    return dialog.message();
  });
  await act();
  return question;
}
