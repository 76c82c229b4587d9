import type { Page, Request } from 'playwright-core';

/** Returns whether a page's request is for the events of a subscription. Its response doesn't end. */
export function isStream(request: Request): boolean {
  return request.headers()['accept']?.includes('subscriptionSpec') ?? false;
}

/** Waits until a page's next stream of a subscription has begun. */
export async function untilFollowed(
  page: Page,
  subscription: 'ViewerChanged' | 'AccountChanged',
): Promise<void> {
  await page.waitForResponse(
    (response) =>
      isStream(response.request()) && response.request().postData()?.includes(subscription) === true,
  );
}

/**
 * Refuses a page's streams, as a service does that has too many, so that the page hears of changes only when it asks.
 *
 * Returns a function that returns the number of refused streams.
 */
export async function refuseStreams(page: Page): Promise<() => number> {
  let refused = 0;
  await page.route('**/graphql', async (route) => {
    if (!isStream(route.request())) return route.fallback();
    refused += 1;
    const errors = [{ message: 'Not now.', extensions: { code: 'SERVICE_UNAVAILABLE' } }];
    await route.fulfill({ json: { errors } });
  });
  return () => refused;
}
