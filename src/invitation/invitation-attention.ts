import type { Condition } from '../relay/stored-list';

const HOUR_MS = 60 * 60_000;

/** How long before its expiry an invitation expires soon. Descriptions in the schema repeat it. */
const EXPIRES_SOON_MS = 48 * HOUR_MS;

/** Why a pending invitation needs attention: its mail bounced or failed, or it expires within 48 hours. */
export type InvitationAttention = 'BOUNCED' | 'EXPIRES_SOON';

/**
 * Returns the condition that selects the pending invitations of an alias that need attention at an instant. Counts and
 * lists share it. It doesn't check that they are pending.
 */
export function needingAttention(alias: string, attention: InvitationAttention, now: Date): Condition {
  switch (attention) {
    case 'BOUNCED':
      return { sql: `${alias}.delivery IN ('BOUNCED', 'FAILED')`, parameters: [] };
    case 'EXPIRES_SOON':
      return {
        sql: `${alias}.expires_at <= ?`,
        parameters: [new Date(now.getTime() + EXPIRES_SOON_MS)],
      };
  }
}
