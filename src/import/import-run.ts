import type { AuditOrigin } from '../audit/record-audit-event';
import { instantText } from '../database/instant-text';

/** What all batches of an import share. */
export interface ImportRun {
  readonly requestId: string;
  readonly origin: AuditOrigin;
  readonly now: Date;
  readonly storedNow: string;
  /**
   * The end of a SELECT that locks its rows; empty on SQLite, which runs transactions one at a time and has no such
   * clause.
   */
  readonly forUpdate: '' | 'FOR UPDATE';
}

/** Starts an import. All its audit events have this instant and this request id. */
export function beginRun(requestId: string, now: Date, hasRowLocks: boolean): ImportRun {
  return {
    requestId,
    origin: { identityId: null, profileId: null, requestId },
    now,
    storedNow: instantText(now),
    forUpdate: hasRowLocks ? 'FOR UPDATE' : '',
  };
}
