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

/** Returns the settings that the server wrote into the document. */
export function settings(): Settings {
  return (known ??= read());
}

function read(): Settings {
  const content = document.querySelector<HTMLMetaElement>('meta[name="settings"]')?.content;
  return content === undefined ? NONE : (JSON.parse(content) as Settings);
}
