import { composeServices } from '@theguild/federation-composition';
import { type DocumentNode, parse } from 'graphql';
import { reasonOf, StartUpError } from '../start-up-error';

const TIMEOUT_MS = 5_000;

interface SdlResponse {
  readonly data?: { readonly _service?: { readonly sdl?: string } } | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** A running subgraph. */
export interface Subgraph {
  readonly name: string;
  readonly url: URL;
}

/**
 * Reads the schemas of running subgraphs and composes them.
 *
 * Returns the supergraph's SDL, for starting a gateway.
 *
 * @throws StartUpError with all problems if a subgraph doesn't respond or the schemas don't compose.
 */
export async function composeLive(subgraphs: readonly Subgraph[]): Promise<string> {
  const services = await Promise.all(
    subgraphs.map(async (subgraph) => ({
      name: subgraph.name,
      url: subgraph.url.href,
      typeDefs: await readSdl(subgraph),
    })),
  );
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) {
    const faults = errors.map(({ message }) => message).join('\n');
    throw new StartUpError(`The subgraphs don't compose:\n${faults}`);
  }
  return supergraphSdl;
}

/**
 * Reads the schema of a running subgraph.
 *
 * @throws StartUpError if there's no response in time, or if it isn't the schema of a subgraph.
 */
export async function readSdl({ name, url }: Subgraph): Promise<DocumentNode> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    // The message of fetch's error only says that it failed.
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
    throw new StartUpError(
      `The subgraph ${name} at ${url.href} doesn't respond (${reasonOf(cause)}). Start it first, or correct its URL.`,
      { cause: error },
    );
  });
  try {
    const { data, errors } = (await response.json()) as SdlResponse;
    if (typeof data?._service?.sdl !== 'string')
      throw new Error(errors?.[0]?.message ?? `status ${String(response.status)}`);
    return parse(data._service.sdl);
  } catch (error) {
    throw new StartUpError(
      `The server of ${name} at ${url.href} isn't a subgraph: it doesn't answer { _service { sdl } } with its ` +
        `schema (${reasonOf(error)}).`,
      { cause: error },
    );
  }
}
