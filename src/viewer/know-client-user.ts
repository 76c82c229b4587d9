import { recordAuditEvent } from '../audit/record-audit-event';
import type { Database } from '../database/database';
import { insertIdentity, isSimultaneousFirstSignIn } from '../identity/identity.repository';
import type { MicrosoftIdentity } from '../identity/microsoft-identity';
import type { Result } from '../foundation/result';
import { findViewerOfClient, type ViewerQuery, type ViewerRefusal } from './find-viewer';
import type { Viewer } from './viewer';

/** A person who calls with an access token, and the profile that the request asks to act as. */
export interface ClientUser extends ViewerQuery {
  /** The identity of the verified token. */
  readonly identity: MicrosoftIdentity;
  readonly clientId: string;
  readonly requestId: string;
}

/**
 * Finds the person of an access token like `findViewerOfClient`, and creates their identity if there's none yet.
 *
 * Sends one statement for known identities. Identifies them only by tenant id and object id, like a sign-in by browser.
 */
export async function knowClientUser(
  database: Database,
  user: ClientUser,
): Promise<Result<Viewer, ViewerRefusal>> {
  const find = (): Promise<Result<Viewer | null, ViewerRefusal>> =>
    findViewerOfClient(database, { ...user, microsoft: user.identity });
  const known = await find();
  if (!known.ok) return known;
  if (known.value) return { ok: true, value: known.value };
  await welcome(database, user).catch((error: unknown) => {
    if (!isSimultaneousFirstSignIn(error)) throw error;
  });
  const made = await find();
  if (!made.ok) return made;
  if (!made.value) throw new Error('A new identity is missing.');
  return { ok: true, value: made.value };
}

async function welcome(database: Database, { identity, requestId, now }: ClientUser): Promise<void> {
  await database.write(async (manager) => {
    const { id } = await insertIdentity(manager, identity, now);
    await recordAuditEvent(
      manager,
      { identityId: id, profileId: null, requestId },
      { action: 'IDENTITY_SIGNED_IN', accountId: null, profileId: null, subjectId: id, occurredAt: now },
    );
  });
}
