/** The links in a mail that Postmark replaces with its own, to count clicks. */
export const LINK_TRACKING = ['None', 'HtmlAndText', 'HtmlOnly', 'TextOnly'] as const;
type LinkTracking = (typeof LINK_TRACKING)[number];

/** A mail in Postmark's API (`POST /email`), with only the members that the service can use. */
export interface PostmarkMessage {
  readonly From: string;
  /** Addresses separated by commas, as in Cc and Bcc. */
  readonly To: string;
  readonly Cc?: string;
  readonly Bcc?: string;
  readonly ReplyTo?: string;
  readonly Subject?: string;
  readonly HtmlBody?: string;
  readonly TextBody?: string;
  readonly MessageStream?: string;
  readonly TrackOpens?: boolean;
  readonly TrackLinks?: LinkTracking;
  readonly Tag?: string;
  readonly Metadata?: Readonly<Record<string, string>>;
  readonly Headers?: readonly { readonly Name: string; readonly Value: string }[];
}

/** An accepted mail. */
export interface StoredMessage extends PostmarkMessage {
  readonly MessageID: string;
  /** ISO 8601. */
  readonly SubmittedAt: string;
  /** The bare addresses of To, Cc and Bcc. */
  readonly Recipients: readonly string[];
}

/** Why a message was refused: a Postmark error code and its explanation. */
export interface Refusal {
  readonly ErrorCode: number;
  readonly Message: string;
}

/** An address in a header. */
export interface Address {
  readonly Email: string;
  readonly Name: string;
}

const form = /^(?:"?(?<name>[^"<>]*)(?:"\s*)?<(?<angled>[^<>]+)>|(?<bare>[^<>"]+))$/;
// Postmark delivers only to ASCII addresses with a dotted domain.
const emailAddress = /^[\x21-\x7e]+@[a-z0-9](?:[a-z0-9-]*\.)+[a-z0-9-]*[a-z0-9]$/i;

/** Parses the addresses of a header such as `"Gu, Lee" <lee@fabrikam.example>, ana@contoso.example`. */
export function parseAddresses(header: string | undefined): readonly (Address | undefined)[] {
  if (header === undefined || header.trim() === '') return [];
  return splitOutsideQuotes(header).map((part) => {
    const groups = form.exec(part.trim())?.groups;
    const email = (groups?.['angled'] ?? groups?.['bare'])?.trim();
    if (email === undefined || !emailAddress.test(email) || email.split('@').length !== 2) return undefined;
    return { Email: email, Name: groups?.['name']?.trim() ?? '' };
  });
}

function splitOutsideQuotes(header: string): string[] {
  const parts: string[] = [];
  let part = '';
  let isQuoted = false;
  for (const character of header) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === ',' && !isQuoted) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part];
}

/** Returns the bare addresses of a message's recipients. */
export function recipientsOf(message: PostmarkMessage): readonly string[] {
  return [message.To, message.Cc, message.Bcc]
    .flatMap(parseAddresses)
    .flatMap((address) => address?.Email ?? []);
}
