import type { Page, Request, Response } from 'playwright-core';

/** Waits for a page's next response to a GraphQL operation, or the next one with a text. */
export function untilAnswered(page: Page, operation: string, text = ''): Promise<Response> {
  return page.waitForResponse(
    async (answer) => operationOf(answer.request()) === operation && (await answer.text()).includes(text),
  );
}

function operationOf(request: Request): string | undefined {
  if (!request.url().endsWith('/graphql')) return undefined;
  return (request.postDataJSON() as { operationName: string } | null)?.operationName;
}
