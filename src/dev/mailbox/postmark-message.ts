/** Which links of a mail Postmark replaces with its own, to count clicks. */
export const LINK_TRACKING = ['None', 'HtmlAndText', 'HtmlOnly', 'TextOnly'] as const;
type LinkTracking = (typeof LINK_TRACKING)[number];

/** A mail as Postmark's API takes it (`POST /email`); only the members the service may use. */
export interface PostmarkMessage {
  readonly From: string;
  /** Addresses separated by commas, as are Cc and Bcc. */
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

/** A mail the mailbox has accepted. */
export interface StoredMessage extends PostmarkMessage {
  readonly MessageID: string;
  /** ISO 8601. */
  readonly SubmittedAt: string;
  /** The bare addresses of To, Cc and Bcc. */
  readonly Recipients: readonly string[];
}

/** Why a message was not taken: one of Postmark's error codes and its explanation. */
export interface Refusal {
  readonly ErrorCode: number;
  readonly Message: string;
}

/** One address of a header. */
export interface Address {
  readonly Email: string;
  readonly Name: string;
}

const form = /^(?:"?(?<name>[^"<>]*)(?:"\s*)?<(?<angled>[^<>]+)>|(?<bare>[^<>"]+))$/;
// Postmark delivers to ASCII addresses with a dotted domain only.
const emailAddress = /^[\x21-\x7e]+@[a-z0-9](?:[a-z0-9-]*\.)+[a-z0-9-]*[a-z0-9]$/i;

/** Reads the addresses of a header such as `"Gu, Lee" <lee@fabrikam.example>, ana@contoso.example`. */
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

/** Returns the bare addresses a message goes to. */
export function recipientsOf(message: PostmarkMessage): readonly string[] {
  return [message.To, message.Cc, message.Bcc]
    .flatMap(parseAddresses)
    .flatMap((address) => address?.Email ?? []);
}
