import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { reasonOf, StartUpError } from '../start-up-error';

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
    subgraphs.map(async ({ name, url }) => ({
      name,
      url: url.href,
      typeDefs: parse(await askForSdl(name, url)),
    })),
  );
  const { supergraphSdl, errors } = composeServices(services);
  if (supergraphSdl === undefined) {
    const faults = errors.map(({ message }) => message).join('\n');
    throw new StartUpError(`The subgraphs don't compose:\n${faults}`);
  }
  return supergraphSdl;
}

async function askForSdl(name: string, url: URL): Promise<string> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ _service { sdl } }' }),
    });
    const { data } = (await response.json()) as { data?: { _service?: { sdl?: string } } | null };
    if (typeof data?._service?.sdl !== 'string') throw new Error(`status ${response.status}`);
    return data._service.sdl;
  } catch (error) {
    throw new StartUpError(`${name} at ${url.href} doesn't return its schema (${reasonOf(error)}).`, {
      cause: error,
    });
  }
}
