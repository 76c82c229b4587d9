import Negotiator from 'negotiator';
import { createBoundedCache } from '../foundation/bounded-cache';

const JSON_TYPE = 'application/json';
const OFFERED = [JSON_TYPE, 'application/graphql-response+json'];

/** Caches the choice by `Accept` header: most clients send one of a few. */
const chosen = createBoundedCache<{ readonly type: string | null }>({ bytes: 64 * 1024, bytesOf: () => 0 });

/**
 * Chooses the media type of a GraphQL response for an `Accept` header, as Apollo Server does; null if none is accepted.
 */
export function chooseMediaType(accept: string | undefined): string | null {
  if (!accept) return `${JSON_TYPE}; charset=utf-8`;
  const known = chosen.get(accept);
  if (known) return known.type;
  const preferred = new Negotiator({ headers: { accept } }).mediaType(OFFERED);
  const type = preferred === undefined ? null : `${preferred}; charset=utf-8`;
  chosen.set(accept, { type });
  return type;
}
