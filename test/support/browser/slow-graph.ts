import type { Page } from 'playwright-core';

/** Delays the responses to a GraphQL operation for a page. Returns a function that counts the requests so far. */
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
