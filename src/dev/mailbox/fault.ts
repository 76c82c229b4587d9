import { recipientsOf, type PostmarkMessage, type Refusal } from './postmark-message';

/** How the stand-in fails a request. `accepted` means that its messages are accepted anyway. */
export type Fault =
  /** Responds with a status instead of doing the work, or after it with `accepted`. */
  | {
      readonly kind: 'answer';
      readonly status: 401 | 422 | 429 | 500 | 503;
      readonly errorCode?: number;
      readonly message?: string;
      readonly accepted?: boolean;
    }
  /**
   * Refuses the messages for which it returns a reason: a single message with 422, one in a batch with its own result.
   */
  | { readonly kind: 'refuse'; readonly refuse: (message: PostmarkMessage) => Refusal | undefined }
  /** Does the work and responds only after a delay, or then fails in another way. */
  | { readonly kind: 'slow'; readonly delayMs: number; readonly then?: ImmediateFault }
  /** Never responds. The connection stays open until the mailbox closes. */
  | { readonly kind: 'hang'; readonly accepted?: boolean }
  /** Resets the connection. */
  | { readonly kind: 'reset'; readonly accepted?: boolean };

/** A fault without a delay. */
export type ImmediateFault = Exclude<Fault, { readonly kind: 'slow' }>;

/** A request that a fault script decides about. */
export interface PostmarkRequest {
  readonly path: '/email' | '/email/batch' | '/messages/outbound';
  /** The messages to send; empty for a search. */
  readonly messages: readonly PostmarkMessage[];
  /** The number of the request since the script was set, from 1. */
  readonly number: number;
}

/** Decides how a request fails; undefined if it doesn't. */
export type FaultScript = (request: PostmarkRequest) => Fault | undefined;

/** Returns a script with a fault for each of the next requests, or undefined for none. Later requests succeed. */
export function inTurn(...faults: readonly (Fault | undefined)[]): FaultScript {
  return ({ number }) => faults[number - 1];
}

/** Returns a fault that refuses all messages to one of the addresses as inactive (error code 406). */
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

/** Returns Postmark's explanation of a status, or the script's own. */
export function explain(status: number, errorCode?: number, message?: string): Refusal {
  const usual = explanations[status];
  return { ErrorCode: errorCode ?? usual?.ErrorCode ?? 0, Message: message ?? usual?.Message ?? '' };
}
