import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { inOrderOf, type LoaderFactory } from '../database/loader-scope';
import { SessionEntity } from './session.entity';

/** Finds sessions by id; null for missing ones. Doesn't check access. */
export const sessionById: LoaderFactory<string, SessionEntity | null> = (database) =>
  new DataLoader(async (ids: readonly string[]) => {
    const sessions = await database.reads.findBy(SessionEntity, { id: In([...ids]) });
    return inOrderOf(ids, sessions, (session) => session.id);
  });
