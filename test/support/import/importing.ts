import { randomUUID } from 'node:crypto';
import { AccountEntity } from '../../../src/account/account.entity';
import { insertAssociation } from '../../../src/association/association.repository';
import { createDataSource } from '../../../src/composition/data-source';
import type { Database } from '../../../src/database/database';
import { parseDatabaseAddress } from '../../../src/database/database-address';
import { openDatabase } from '../../../src/database/open-database';
import { newId } from '../../../src/foundation/ids';
import { IdentityEntity } from '../../../src/identity/identity.entity';
import type { ImportSettings } from '../../../src/import/import-settings';
import { InvitationEntity } from '../../../src/invitation/invitation.entity';
import { ProfileEntity } from '../../../src/profile/profile.entity';
import { ACCOUNT_HEADER, accountCells, generatedGuid } from './generated-csv';
import { createImportFolder, type FileTexts, type Imported } from './import-files';
import type { TestDatabase } from '../database/test-database';

/** A database that a test file imports into. */
export interface Importing {
  readonly database: Database;
  /** The folder of the imported files. */
  readonly folder: string;
  run(texts: FileTexts, settings?: Partial<ImportSettings>): Promise<Imported>;
  /** Imports a new account with contacts, and returns its number. */
  withContacts(...rows: readonly ((account: number) => string[])[]): Promise<number>;
  /** Reads the profile of a contact. */
  profileOf(contact: number): Promise<ProfileEntity>;
  /** Empties the tables that an import writes, except the audit trail, which can't be deleted. */
  wipe(): Promise<void>;
  close(): Promise<void>;
}

/** The header of `row`. */
export const COLUMNS = 'contactid,fullname,emailaddress1,parentcustomerid,statecode,csa_role';

/** Returns the GUID of the account with a number. */
export const account = (number: number): string => generatedGuid('account', number);
/** Returns the GUID of the contact with a number. */
export const contact = (number: number): string => generatedGuid('contact', number);

/** Returns the text of a file. */
export function csv(header: string, rows: readonly (readonly string[])[]): string {
  return [header, ...rows.map((cells) => cells.join(','))].join('\r\n');
}

/** Returns a file with the first generated accounts. */
export const accountsText = (count: number): string =>
  csv(
    ACCOUNT_HEADER,
    Array.from({ length: count }, (_, number) => accountCells(number)),
  );

/** Returns the row of a contact in an account. */
export const row = (
  number: number,
  accountNumber: number,
  rest: Partial<Record<'name' | 'email' | 'state' | 'role', string>> = {},
): string[] => [
  contact(number),
  rest.name ?? `Person ${String(number)}`,
  rest.email ?? `p${String(number)}@x.example`,
  account(accountNumber),
  rest.state ?? '0',
  rest.role ?? '',
];

let contacts = 28_000;
/** Returns the number of a contact, or a plan, that the test file hasn't used. */
export const newContact = (): number => (contacts += 1);

/** Opens and migrates a test's database to import into. */
export async function startImporting(given: TestDatabase): Promise<Importing> {
  const database = await openDatabase(createDataSource, {
    address: parseDatabaseAddress(given.url),
    migrate: true,
  });
  const folder = createImportFolder();
  const firstAccount = 900_000;
  let lastAccount = firstAccount;
  return {
    database,
    folder: folder.path,
    run: (texts, settings) => folder.run(database, texts, settings),
    async withContacts(...rows) {
      const number = (lastAccount += 1);
      const { refused } = await folder.run(database, {
        accounts: csv(ACCOUNT_HEADER, [[account(number), `N-${String(number)}`, 'Own', '3', '', '0']]),
        contacts: csv(
          COLUMNS,
          rows.map((make) => make(number)),
        ),
      });
      expect(refused).toEqual([]);
      return number;
    },
    profileOf: (number) => database.reads.findOneByOrFail(ProfileEntity, { externalId: contact(number) }),
    async wipe() {
      lastAccount = firstAccount;
      await database.write(async (manager) => {
        await manager.query('UPDATE account SET partner_id = NULL');
        for (const table of [
          'association',
          'invitation',
          'search_word',
          'profile',
          'service_plan',
          'account',
        ])
          await manager.query(`DELETE FROM ${table}`);
      });
    },
    async close() {
      folder.remove();
      await database.close();
    },
  };
}

/** Returns the stored accounts and profiles, without values that differ between runs. */
export async function stateOf({ reads }: Database): Promise<unknown> {
  const accounts = await reads.find(AccountEntity, { order: { number: 'ASC' } });
  const numberOf = new Map(accounts.map(({ id, number }) => [id, number]));
  const profiles = await reads.find(ProfileEntity, { order: { externalId: 'ASC', id: 'ASC' } });
  return {
    accounts: accounts.map(({ id: _, createdAt: __, partnerId, ...rest }) => ({
      ...rest,
      partner: numberOf.get(partnerId ?? ''),
    })),
    profiles: profiles.map(({ id: _, createdAt: __, updatedAt: ___, accountId, ...rest }) => ({
      ...rest,
      account: numberOf.get(accountId),
    })),
  };
}

/** Associates a profile with a new identity, and gives it a pending invitation. */
export async function holdAndInvite(database: Database, profile: ProfileEntity): Promise<void> {
  await database.write(async (manager) => {
    const identityId = newId('iden');
    await manager.insert(IdentityEntity, {
      id: identityId,
      tenantId: randomUUID(),
      objectId: randomUUID(),
      displayName: 'X',
      username: 'x@x.example',
      defaultProfileId: null,
      createdAt: new Date(),
      lastSignedInAt: new Date(),
    });
    await insertAssociation(manager, { profileId: profile.id, identityId }, new Date());
    await manager.insert(InvitationEntity, {
      id: newId('invt'),
      accountId: profile.accountId,
      profileId: profile.id,
      email: profile.email,
      emailKey: profile.emailKey,
      state: 'PENDING',
      createdAt: new Date(),
      expiresAt: new Date(Date.now() + 1e8),
      acceptedAt: null,
      acceptedByIdentityId: null,
      sentByProfileId: null,
      tokenKeyId: 'test',
      tokenNonce: 'nonce',
      delivery: 'QUEUED',
      words: ' ',
    });
  });
}
