import { type ApolloClient, type OperationVariables, type TypedDocumentNode } from '@apollo/client';
import { isExtended } from './extended-lists';
import { ViewerDocument, type ViewerQuery } from './generated/graphql';
import { passed } from './passed';
import { throttled } from './throttled';

const EVERY_MS = 2_000;
/** Time in which calls are merged: two streams of a page begin together, each with an event. */
const MERGED_MS = 300;
/** Time between two looks at whether a dialog is open. */
const LOOK_EVERY_MS = 1_000;

/**
 * Answers aren't cached until the page is known to be still the same. Requests aren't deduplicated: the answer to one under
 * way may be older than the event.
 */
const IN_BACKGROUND = {
  fetchPolicy: 'no-cache',
  context: { inBackground: true, queryDeduplication: false },
} as const;

/** A query that the page shows. */
interface Shown {
  readonly query: TypedDocumentNode;
  readonly variables: OperationVariables;
  readonly queryName: string | undefined;
}

/**
 * Repeats the queries of the page in the background, at most every two seconds. Unlike a refetch, it doesn't set their
 * `loading`, and if it fails, the page stays as it is.
 *
 * It's postponed while a dialog is open, because new data may unmount it, and Fluent then leaves the page inert.
 */
export const readAgain = throttled(EVERY_MS, readAll, async () => {
  await passed(MERGED_MS);
  while (isDialogOpen()) await passed(LOOK_EVERY_MS);
});

async function readAll(client: ApolloClient): Promise<void> {
  const viewer = viewerOf(client.readQuery({ query: ViewerDocument }));
  const { data } = await client.query({ query: ViewerDocument, ...IN_BACKGROUND });
  if (isDialogOpen()) return readAgain(client);
  if (data) client.writeQuery({ query: ViewerDocument, data });
  const isSameViewer = (): boolean => viewerOf(client.readQuery({ query: ViewerDocument })) === viewer;
  // The others are read as the profile that the page shows. The page reloads them all when it changes.
  if (!isSameViewer()) return;
  const answers = await Promise.allSettled(
    shownBy(client).map(async ({ query, variables, queryName }) => {
      const { data } = await client.query({ query, variables, ...IN_BACKGROUND });
      return { query, variables, queryName, data };
    }),
  );
  if (isDialogOpen()) return readAgain(client);
  if (!isSameViewer()) return;
  for (const answer of answers) {
    if (answer.status === 'rejected') continue;
    const { query, variables, queryName, data } = answer.value;
    if (!isExtended(queryName, variables)) client.writeQuery({ query, variables, data });
  }
}

/** Returns the queries to repeat, each once: without the viewer's, lists with further pages, and those that are polled. */
function shownBy(client: ApolloClient): readonly Shown[] {
  const shown = [...client.getObservableQueries()].filter(
    ({ options, queryName, variables }) =>
      options.fetchPolicy !== 'cache-only' &&
      !options.pollInterval &&
      queryName !== 'Viewer' &&
      !isExtended(queryName, variables),
  );
  const different = new Map(
    shown.map(({ query, variables, queryName }) => [
      `${String(queryName)} ${JSON.stringify(variables)}`,
      { query, variables, queryName },
    ]),
  );
  return [...different.values()];
}

/** Identifies the person and the active profile. */
function viewerOf(data: ViewerQuery | null): string {
  return JSON.stringify([data?.viewer?.identity.id, data?.viewer?.activeProfile?.id]);
}

function isDialogOpen(): boolean {
  return document.querySelector('[role=dialog], [role=alertdialog]') !== null;
}
