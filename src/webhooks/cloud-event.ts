import type { Change } from '../change-log/change';

/** The media type of an event in structured mode. */
export const CLOUD_EVENT_TYPE = 'application/cloudevents+json';

/** An event as receivers get it: CloudEvents 1.0 in JSON. */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** Unique for the source, and the same for each attempt. `AccessEvent.id` is the same. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: Pick<Change, 'accountId' | 'profileId' | 'identityId' | 'subjectId' | 'changes'>;
}

/** Creates the event of a change. `source` is the service's public origin. Names each published field. */
export function cloudEventOf(change: Change, source: string): CloudEvent {
  const { accountId, profileId, identityId, subjectId, changes } = change;
  return {
    specversion: '1.0',
    id: String(change.position),
    source,
    type: change.type,
    subject: subjectId,
    time: change.occurredAt.toISOString(),
    datacontenttype: 'application/json',
    data: { accountId, profileId, identityId, subjectId, changes },
  };
}

/** Creates an event that only tests whether a receiver verifies and accepts events. It's about no record. */
export function testEvent(id: string, targetId: string, source: string, now: Date): CloudEvent {
  return {
    specversion: '1.0',
    ...{ id, source },
    type: 'webhook.test',
    subject: targetId,
    time: now.toISOString(),
    datacontenttype: 'application/json',
    data: { accountId: null, profileId: null, identityId: null, subjectId: targetId, changes: {} },
  };
}
