import type { AuditOrigin } from '../audit/record-audit-event';
import { instantText } from '../database/instant-text';

/** What all batches of an import have in common. */
export interface ImportRun {
  readonly requestId: string;
  readonly origin: AuditOrigin;
  readonly now: Date;
  readonly storedNow: string;
  /** How a SELECT ends whose rows are locked; SQLite, whose transactions take turns, has no words for it. */
  readonly forUpdate: '' | 'FOR UPDATE';
}

/** Begins an import: everything it writes bears this instant and this name in the audit trail. */
export function beginRun(requestId: string, now: Date, hasRowLocks: boolean): ImportRun {
  return {
    requestId,
    origin: { identityId: null, profileId: null, requestId },
    now,
    storedNow: instantText(now),
    forUpdate: hasRowLocks ? 'FOR UPDATE' : '',
  };
}
