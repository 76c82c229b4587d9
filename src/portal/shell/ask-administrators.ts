import { type NoAccessWords } from '../words/english/no-access';
import { type Formats } from '../words/formats';

const MOST_NAMES = 3;

/** Who can be contacted about an account. */
interface Contacts {
  readonly administrators: readonly { readonly displayName: string }[];
  /** The partner of record; null if there is none. */
  readonly partnerName: string | null;
}

/**
 * Returns a sentence that names up to three administrators of an account to contact for help. If there are none, it
 * names the partner of record.
 */
export function askAdministrators(
  { administrators, partnerName: partner }: Contacts,
  { ask }: NoAccessWords,
  formats: Formats,
): string {
  if (administrators.length === 0) return partner === null ? ask.nobody : ask.nobodyBut({ partner });
  const names = formats.list(administrators.slice(0, MOST_NAMES).map(({ displayName }) => displayName));
  return administrators.length === 1 ? ask.administrator({ names }) : ask.administrators({ names });
}

/** Returns the sentence for an administrator of an account, who must contact the partner of record or Microsoft. */
export function askVendor(
  { partnerName: partner }: Pick<Contacts, 'partnerName'>,
  { ask }: NoAccessWords,
): string {
  return partner === null ? ask.vendor : ask.partner({ partner });
}
