import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { explain, type FaultScript, type ImmediateFault, type PostmarkRequest } from './fault';
import type { MessageStore } from './message-store';
import type { PostmarkMessage, Refusal } from './postmark-message';
import { searchMessages } from './search-messages';
import { readMessage, validateMessage } from './validate-message';

/** The dependencies of the API. */
export interface PostmarkApi {
  readonly store: MessageStore;
  readonly serverToken: string;
  /** Returns how the current request fails; undefined if it doesn't. */
  readonly nextFault: (request: Omit<PostmarkRequest, 'number'>) => ReturnType<FaultScript>;
}

const largestBatch = 500;

/** Adds the routes of Postmark's API: sending a mail, sending a batch, and searching sent mail. */
export function addPostmarkApi(server: FastifyInstance, api: PostmarkApi): void {
  const authenticate = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    if (request.headers['x-postmark-server-token'] !== api.serverToken)
      await reply.code(401).send(explain(401));
  };

  const faultOf = async (
    request: Parameters<PostmarkApi['nextFault']>[0],
  ): Promise<ImmediateFault | undefined> => {
    const fault = api.nextFault(request);
    if (fault?.kind !== 'slow') return fault;
    await setTimeout(fault.delayMs, undefined, { ref: false });
    return fault.then;
  };

  server.post('/email', { preHandler: authenticate }, async (request, reply) => {
    const message = readMessage(request.body);
    if (!message) return reply.code(422).send(invalidJson);
    const fault = await faultOf({ path: '/email', messages: [message] });
    const [result] = sendAll(api.store, [message], fault);
    if (fault && fault.kind !== 'refuse') return fail(fault, request, reply);
    return reply.code(result?.ErrorCode === 0 ? 200 : 422).send(result);
  });

  server.post('/email/batch', { preHandler: authenticate }, async (request, reply) => {
    const messages = Array.isArray(request.body) ? request.body.map(readMessage) : [undefined];
    if (!messages.every((message) => message !== undefined)) return reply.code(422).send(invalidJson);
    if (messages.length > largestBatch) {
      return reply
        .code(422)
        .send({ ErrorCode: 410, Message: `A batch must not exceed ${largestBatch} messages.` });
    }
    const fault = await faultOf({ path: '/email/batch', messages });
    const results = sendAll(api.store, messages, fault);
    return fault && fault.kind !== 'refuse' ? fail(fault, request, reply) : reply.send(results);
  });

  server.get<{ Querystring: Record<string, string> }>(
    '/messages/outbound',
    { preHandler: authenticate },
    async (request, reply) => {
      const fault = await faultOf({ path: '/messages/outbound', messages: [] });
      if (fault && fault.kind !== 'refuse') return fail(fault, request, reply);
      const result = searchMessages(api.store, request.query);
      return result
        ? reply.send(result)
        : reply.code(422).send(explain(422, 300, 'Invalid count or offset.'));
    },
  );
}

const invalidJson: Refusal = { ErrorCode: 402, Message: 'Received invalid JSON input.' };

/** Accepts the messages that are valid and not refused, and returns Postmark's result for each, in order. */
function sendAll(
  store: MessageStore,
  messages: readonly PostmarkMessage[],
  fault: ImmediateFault | undefined,
): readonly Refusal[] {
  if (fault && fault.kind !== 'refuse' && fault.accepted !== true) return [];
  return messages.map((message) => {
    const refusal =
      validateMessage(message) ?? (fault?.kind === 'refuse' ? fault.refuse(message) : undefined);
    if (refusal) return refusal;
    const { MessageID, SubmittedAt } = store.accept(message);
    return { To: message.To, SubmittedAt, MessageID, ErrorCode: 0, Message: 'OK' };
  });
}

function fail(
  fault: Exclude<ImmediateFault, { kind: 'refuse' }>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (fault.kind === 'answer')
    return reply.code(fault.status).send(explain(fault.status, fault.errorCode, fault.message));
  reply.hijack();
  if (fault.kind === 'reset') request.raw.socket.resetAndDestroy();
  return reply;
}
