import DataLoader from 'dataloader';
import { In, IsNull } from 'typeorm';
import { grouped } from '../foundation/grouped';
import { inOrderOf, type LoaderFactory } from '../database/loader-scope';
import { SessionEntity } from './session.entity';

/** Finds sessions by id; null for missing ones. Doesn't check access. */
export const sessionById: LoaderFactory<string, SessionEntity | null> = (database) =>
  new DataLoader(async (ids: readonly string[]) => {
    const sessions = await database.reads.findBy(SessionEntity, { id: In([...ids]) });
    return inOrderOf(ids, sessions, (session) => session.id);
  });

/** Finds the sessions of identities that haven't ended, even expired ones; unordered. Doesn't check access. */
export const unendedSessionsByIdentityId: LoaderFactory<string, readonly SessionEntity[]> = (database) =>
  new DataLoader(async (identityIds: readonly string[]) => {
    const where = { identityId: In([...identityIds]), endedAt: IsNull() };
    const sessionsOf = grouped(await database.reads.findBy(SessionEntity, where), (each) => each.identityId);
    return identityIds.map((id) => sessionsOf.get(id) ?? []);
  });
