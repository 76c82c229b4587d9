/**
 * The text of the Viewer query as Apollo Client sends it, with `__typename`. The build inserts it
 * (scripts/portal/split-documents.mjs). Elsewhere it's empty, and nothing is sent early.
 */
export const viewerQuery: string = '';
