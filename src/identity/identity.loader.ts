import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { inOrderOf, type LoaderFactory } from '../database/loader-scope';
import type { IdentitySummary } from './identity';
import { IdentityEntity } from './identity.entity';

/** Finds identities by id; null for missing ones. Doesn't check access. */
export const identityById: LoaderFactory<string, IdentitySummary | null> = (database) =>
  new DataLoader(async (ids: readonly string[]) => {
    const identities = await database.reads.findBy(IdentityEntity, { id: In([...ids]) });
    return inOrderOf(ids, identities, (identity) => identity.id);
  });
