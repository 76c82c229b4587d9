import { use } from 'react';
import { type Program } from './graph/generated/graphql';
import { type HomeWords } from './words/english/home';

/** A kind of resource. Operators configure URLs by kind. */
export type ResourceKind = keyof HomeWords['resources']['kinds'];

/** What the operators of the service have set. */
export interface Settings {
  readonly links: Readonly<Record<Program, readonly { readonly kind: ResourceKind; readonly url: string }[]>>;
  /** The e-mail address for help, or null. */
  readonly contact: string | null;
  /** The URL of the privacy statement, or null. */
  readonly privacy: string | null;
}

const NONE: Settings = { links: { CUSTOMERSOURCE: [], PARTNERSOURCE: [] }, contact: null, privacy: null };

let known: Settings | null = null;

const unknown = new Promise<never>(() => undefined);

/**
 * Returns the settings that the server wrote into the document. When the build renders the page, there are none yet, and
 * it suspends, so that the nearest Suspense boundary renders its fallback.
 */
export function useSettings(): Settings {
  if (typeof document === 'undefined') return use(unknown);
  return (known ??= read());
}

function read(): Settings {
  const content = document.querySelector<HTMLMetaElement>('meta[name="settings"]')?.content;
  return content === undefined ? NONE : (JSON.parse(content) as Settings);
}
