import { recipientsOf, type PostmarkMessage, type Refusal } from './postmark-message';

/** How the stand-in misbehaves on one request. `accepted` says whether its messages are accepted anyway. */
export type Fault =
  /** Answers with a status instead of doing the work; with `accepted` after it. */
  | {
      readonly kind: 'answer';
      readonly status: 401 | 422 | 429 | 500 | 503;
      readonly errorCode?: number;
      readonly message?: string;
      readonly accepted?: boolean;
    }
  /** Refuses the messages for which it returns a reason: 422 for a single one, in its place in a batch. */
  | { readonly kind: 'refuse'; readonly refuse: (message: PostmarkMessage) => Refusal | undefined }
  /** Does the work, and answers, only after a time; or then fails in another way. */
  | { readonly kind: 'slow'; readonly delayMs: number; readonly then?: ImmediateFault }
  /** Never answers; the connection stays open until the mailbox closes. */
  | { readonly kind: 'hang'; readonly accepted?: boolean }
  /** Resets the connection. */
  | { readonly kind: 'reset'; readonly accepted?: boolean };

/** A fault that shows at once. */
export type ImmediateFault = Exclude<Fault, { readonly kind: 'slow' }>;

/** The request a fault script decides about. */
export interface PostmarkRequest {
  readonly path: '/email' | '/email/batch' | '/messages/outbound';
  /** The messages to send; empty for a search. */
  readonly messages: readonly PostmarkMessage[];
  /** 1 for the first request since the script was set. */
  readonly number: number;
}

/** Decides how a request fails; undefined lets it pass. */
export type FaultScript = (request: PostmarkRequest) => Fault | undefined;

/** Returns a script for the next requests, one fault each (undefined lets one pass); those after them pass. */
export function inTurn(...faults: readonly (Fault | undefined)[]): FaultScript {
  return ({ number }) => faults[number - 1];
}

/** Returns a fault that refuses every message to one of the addresses as inactive (error code 406). */
export function inactive(...addresses: readonly string[]): Fault {
  const known = new Set(addresses.map((address) => address.toLowerCase()));
  return {
    kind: 'refuse',
    refuse: (message) => {
      const found = recipientsOf(message).filter((address) => known.has(address.toLowerCase()));
      if (found.length === 0) return undefined;
      return {
        ErrorCode: 406,
        Message:
          'You tried to send to recipient(s) that have been marked as inactive. ' +
          `Found inactive addresses: ${found.join(', ')}. Inactive recipients are ones that have generated ` +
          'a hard bounce, a spam complaint, or a manual suppression.',
      };
    },
  };
}

const explanations: Readonly<Record<number, Refusal>> = {
  401: {
    ErrorCode: 10,
    Message: 'The Server Token you provided in the X-Postmark-Server-Token request header was invalid.',
  },
  422: { ErrorCode: 300, Message: 'Invalid email request.' },
  429: { ErrorCode: 429, Message: 'Rate limit exceeded.' },
  500: { ErrorCode: 0, Message: 'Internal Server Error.' },
  503: { ErrorCode: 100, Message: 'The Postmark API is offline for maintenance.' },
};

/** Returns what Postmark says with a status, or what the script wants said. */
export function explain(status: number, errorCode?: number, message?: string): Refusal {
  const usual = explanations[status];
  return { ErrorCode: errorCode ?? usual?.ErrorCode ?? 0, Message: message ?? usual?.Message ?? '' };
}
