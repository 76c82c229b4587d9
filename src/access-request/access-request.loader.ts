import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { inOrderOf, type LoaderFactory } from '../database/loader-scope';
import type { AccessRequest } from './access-request';
import { AccessRequestEntity } from './access-request.entity';

/** Finds requests for access by id; null for missing ones. Doesn't check access. */
export const accessRequestById: LoaderFactory<string, AccessRequest | null> = (database) =>
  new DataLoader(async (ids: readonly string[]) => {
    const requests = await database.reads.findBy(AccessRequestEntity, { id: In([...ids]) });
    return inOrderOf(ids, requests, (request) => request.id);
  });
