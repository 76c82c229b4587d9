import type { ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import { SERVER_SENT_EVENTS } from '../streams/stream-formats';
import type { StreamRefusal } from '../streams/streams';
import { type RefusalResponse, refusalOfCaller } from './refusals';

/** A response that is a stream. */
export interface StreamAnswer {
  /** Sends the headers, and the events until the stream ends. */
  readonly open: (response: ServerResponse, headers: readonly string[]) => void;
}

/** A whole response: its status, its headers as alternating names and values, and its body. */
export interface WholeAnswer {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: string;
}

/** A response that depends on the router's confirmation. Waiting for it needs no admission. */
export interface LaterAnswer {
  readonly later: () => Promise<WholeAnswer>;
}

/** The refusal of a callback. */
export const CALLBACK_REFUSED = {
  code: 'FORBIDDEN',
  message: "Events can't be sent to this callbackUrl. Add its address to ROUTER_CALLBACK_URLS.",
  reason: 'CALLBACK_NOT_ALLOWED',
} as const;
/** The refusal of a callback. */
export const CALLBACK_UNCONFIRMED = {
  code: 'FORBIDDEN',
  message: "The router didn't confirm the subscription at its callbackUrl.",
  reason: 'CALLBACK_NOT_CONFIRMED',
} as const;

/** Creates the response to a stream request that is temporarily refused. */
export function refusalOfStream({ code: reason }: StreamRefusal): RefusalResponse {
  switch (reason) {
    case 'TOO_MANY_OF_CALLER':
      return refusalOfCaller(429, {
        code: 'RATE_LIMITED',
        message: 'You have too many subscriptions at the same time. Close others first.',
        reason,
      });
    case 'TOO_MANY_STREAMS':
    case 'SHUTTING_DOWN':
      return refusalOfCaller(
        503,
        {
          code: 'SERVICE_UNAVAILABLE',
          message: "The service can't take another subscription right now. Try again in a moment.",
          reason,
        },
        { 'retry-after': '1' },
      );
  }
}

/** Changes a response to an event, and the end of its stream. */
export function asEvents({ headers, body }: WholeAnswer): WholeAnswer {
  const { contentType, event, ending } = SERVER_SENT_EVENTS;
  const others = headers.flatMap((value, index) =>
    index % 2 === 1 || ['content-type', 'content-length'].includes(value)
      ? []
      : [value, headers[index + 1] ?? ''],
  );
  return {
    status: 200,
    headers: [...others, 'content-type', contentType],
    body: `${event(body.trim())}${ending(null)}`,
  };
}

/** Returns a refusal as a response. */
export function wholeAnswer({ status, headers, body }: RefusalResponse): WholeAnswer {
  return { status, headers: Object.entries(headers).flat(), body };
}

/** Returns the error in a refusal. */
export function errorOf({ body }: RefusalResponse): GraphQLFormattedError {
  const { errors } = JSON.parse(body) as { readonly errors: readonly [GraphQLFormattedError] };
  return errors[0];
}
