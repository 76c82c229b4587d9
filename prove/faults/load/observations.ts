import { registers } from '../final-state';
import { WEBHOOK_AUTHORIZATION } from '../surroundings';
import type { Caller } from './caller';
import { ANSWER_LIMIT_MS, codeOfBody, reasonOf } from './http';

/** Reports a delivery as Postmark does, for a message that wasn't reported yet. */
export async function reportDelivery(caller: Caller): Promise<void> {
  const { ground, index, memory, recorder } = caller;
  const message = ground.mailbox
    .messages()
    .findLast(
      ({ Metadata, MessageID }, position) =>
        position % ground.households.length === index &&
        Metadata?.['mail_id'] !== undefined &&
        !memory.reportedMessages.has(MessageID),
    );
  if (!message) return;
  memory.reportedMessages.add(message.MessageID);
  const mailId = message.Metadata?.['mail_id'] ?? '';
  const writes = [{ register: registers.message(mailId), value: 'reported' }];
  await recorder.run({ client: index, kind: 'webhook', writes }, async () => {
    try {
      const response = await fetch(`${caller.origin()}/webhooks/postmark`, {
        method: 'POST',
        headers: { authorization: WEBHOOK_AUTHORIZATION, 'content-type': 'application/json' },
        body: JSON.stringify({
          RecordType: 'Delivery',
          MessageID: message.MessageID,
          Metadata: message.Metadata,
          Recipient: message.Recipients[0],
          DeliveredAt: new Date().toISOString(),
        }),
        signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
      });
      const body = await response.text();
      const error = codeOfBody(response, body);
      return error === null ? { outcome: 'ok' } : { outcome: 'unknown', error };
    } catch (error) {
      return { outcome: 'unknown', error: reasonOf(error) };
    }
  });
}

/** Reads a profile, which must have the values that were written last. */
export async function readProfile(caller: Caller): Promise<void> {
  const { memory } = caller;
  const profile = memory.pick(memory.profiles);
  if (!profile) return;
  await caller.recorder.run({ client: caller.index, kind: 'read', writes: [] }, async () => {
    const { data, ...answer } = await caller.ask(
      caller.household.administrator,
      'query ($id: ID!) { profile(id: $id) { displayName role status } viewer { activeProfile { id } } }',
      { id: profile.id },
    );
    if (answer.outcome !== 'ok') return answer;
    const read = data?.['profile'] as { displayName: string; role: string; status: string } | null;
    return {
      outcome: 'ok',
      reads: [
        { register: registers.profileName(profile.id), value: read?.displayName ?? 'missing' },
        { register: registers.profileRole(profile.id), value: read?.role ?? 'missing' },
        { register: registers.profileStatus(profile.id), value: read?.status ?? 'missing' },
      ],
    };
  });
}
