import DataLoader from 'dataloader';
import { In } from 'typeorm';
import type { LoaderFactory } from '../database/loader-scope';
import type { Mail } from './mail';
import { MailEntity } from './mail.entity';

/** Finds the newest mail about each record; null when there is none. */
export const latestMailBySubjectId: LoaderFactory<string, Mail | null> = (database) =>
  new DataLoader(async (subjectIds: readonly string[]) => {
    const mails = await database.reads.find(MailEntity, {
      where: { subjectId: In([...subjectIds]) },
      order: { id: 'ASC' },
    });
    const latest = new Map(mails.map((mail) => [mail.subjectId, mail]));
    return subjectIds.map((subjectId) => latest.get(subjectId) ?? null);
  });
