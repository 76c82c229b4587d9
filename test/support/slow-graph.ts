import type { Page } from 'playwright-core';

/** Makes the answers to an operation of the graph late for a page; gives how often it was asked so far. */
export async function delayGraph(page: Page, operation: string, byMs: number): Promise<() => number> {
  let count = 0;
  await page.route('**/graphql', async (route) => {
    const asked = route.request().postDataJSON() as { operationName: string };
    if (asked.operationName === operation) {
      count += 1;
      await new Promise((resolve) => setTimeout(resolve, byMs));
    }
    await route.continue();
  });
  return () => count;
}
