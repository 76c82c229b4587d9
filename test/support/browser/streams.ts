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
