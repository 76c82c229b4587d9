import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { inOrderOf, type LoaderFactory } from '../database/loader-scope';
import { IdentityEntity } from '../identity/identity.entity';

/** The keys by which services know a Microsoft account: of its record here, and at Microsoft. */
export type IdentityKeys = Pick<IdentityEntity, 'id' | 'tenantId' | 'objectId'>;

/** Finds the keys of identities by id; null for missing ones. Doesn't check access. */
export const identityKeysById: LoaderFactory<string, IdentityKeys | null> = (database) =>
  new DataLoader(async (ids: readonly string[]) => {
    const select = { id: true, tenantId: true, objectId: true } as const;
    const found = await database.reads.find(IdentityEntity, { select, where: { id: In([...ids]) } });
    return inOrderOf(ids, found, ({ id }) => id);
  });
