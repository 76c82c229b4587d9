import type { Page, Route } from 'playwright-core';

/** What happens to a request: it's delayed, succeeds, or fails in one of several ways. */
export type Trouble = 'HELD' | 'SERVED' | Failure;

/** The ways in which requests fail, in the order of `failures`. */
export type Failure = 'FAULT' | 'ABORTED' | 'FORBIDDEN' | 'UNAVAILABLE';

/** The portal's message for each failure, in English. */
export const failures: readonly (readonly [Failure, RegExp])[] = [
  ['FAULT', /Something went wrong on our side/],
  ['ABORTED', /We didn’t get a response/],
  ['FORBIDDEN', /Your profile doesn’t have permission to do that/],
  ['UNAVAILABLE', /The service isn’t available right now/],
];

/**
 * Delays a page's responses to a GraphQL operation. Returns the function that decides what happens to the delayed
 * responses and all later ones.
 */
export async function troubleGraph(page: Page, operation: string): Promise<(trouble: Trouble) => void> {
  let now: Trouble = 'HELD';
  const waiting: (() => void)[] = [];
  await page.route('**/graphql', async (route) => {
    const asked = route.request().postDataJSON() as { operationName: string };
    if (asked.operationName !== operation) return route.fallback();
    while (now === 'HELD') await new Promise<void>((resolve) => waiting.push(resolve));
    await answer(route, now);
  });
  return (trouble) => {
    now = trouble;
    for (const goOn of waiting.splice(0)) goOn();
  };
}

/** Waits until a page shows no progress indicator. */
export function untilNothingIsUnderWay(page: Page): Promise<unknown> {
  return page.waitForFunction(() => document.querySelector('[role=progressbar]') === null);
}

function answer(route: Route, trouble: Exclude<Trouble, 'HELD'>): Promise<void> {
  switch (trouble) {
    case 'SERVED':
      return route.fallback();
    case 'ABORTED':
      return route.abort();
    case 'FAULT':
      return refuse(route, 500, 'INTERNAL_SERVER_ERROR');
    case 'FORBIDDEN':
      return refuse(route, 200, 'FORBIDDEN');
    case 'UNAVAILABLE':
      return refuse(route, 503, 'SERVICE_UNAVAILABLE');
  }
}

function refuse(route: Route, status: number, code: string): Promise<void> {
  const errors = [{ message: 'Not now.', extensions: { code } }];
  return route.fulfill({ status, json: { data: null, errors } });
}
