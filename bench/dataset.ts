import { PERSONAL_TENANT_ID } from '../src/identity/microsoft-identity';
import { type PlannedProfile, planSessions } from './planned-session';
import { randomFrom, wholeBelow } from './random';
import { guid, id, instantText, sha256 } from './stored-values';

/** The size of a database for measuring. */
export interface DatasetSize {
  readonly accounts: number;
  readonly profiles: number;
  /** Includes ended ones. Each profile has one active association. */
  readonly associations: number;
}

/** The size that the goals refer to. */
export const USUAL_SIZE: DatasetSize = { accounts: 20_000, profiles: 100_000, associations: 150_000 };

/** Two partners of record and their customers: enough to compare responses and CPU time, and filled in a moment. */
export const SMALL_SIZE: DatasetSize = { accounts: 300, profiles: 1_500, associations: 2_250 };

/** Multiplies a size. */
export function timesSize(size: DatasetSize, factor: number): DatasetSize {
  return {
    accounts: size.accounts * factor,
    profiles: size.profiles * factor,
    associations: size.associations * factor,
  };
}

type Row = readonly (string | number | null)[];

/** The rows of one table, created on demand. */
export interface TableRows {
  readonly table: string;
  readonly columns: readonly string[];
  rows(): Iterable<Row>;
}

/** A person who is signed in in a browser and in a client application, with the same active profile in both. */
export interface Person {
  /** The `Cookie` header of the session. */
  readonly cookie: string;
  /** The object id of the Microsoft account, which is a personal one. */
  readonly objectId: string;
}

/** The session of a person who manages customers, and the customers. */
export interface PartnerSession {
  readonly cookie: string;
  readonly customerIds: readonly string[];
}

/** Data for measuring, and the callers. */
export interface Dataset {
  /** In the order in which they can be filled. */
  readonly tables: readonly TableRows[];
  readonly accountIds: readonly string[];
  /** People who act as one of their profiles. */
  readonly people: readonly Person[];
  /** Administrators of partners of record. */
  readonly partnerSessions: readonly PartnerSession[];
}

/** The application with which people use access tokens. */
export const CLIENT_ID = '6b1f0d84-72c5-4f3a-8e19-d4a05c7b9e23';
const CUSTOMERS_PER_PARTNER = 149;
const PROFILES_PER_IDENTITY = 12.5;
const DISABLED_SHARE = 0.03;
const LAPSED_SHARE = 0.1;
const INACTIVE_SHARE = 0.01;
const DAY = 24 * 3_600_000;

/**
 * Plans the data. The same size, seed and instant result in the same data.
 *
 * One account in 150 is a partner of record with 149 customers, and its profiles are all administrators. Each profile
 * belongs to a random identity, 12.5 profiles to an identity, and so do the ended associations. Of the profiles, 3 %
 * are disabled. Of the customers, 10 % have lapsed and 1 % are deactivated. So a server that omits a condition responds
 * differently. Every person has selected a usable profile. Sessions and associations were last used in the future,
 * because the service records their use once a minute, which no other server here does.
 */
export function planDataset(size: DatasetSize, seed: number, now: Date): Dataset {
  const random = randomFrom(seed);
  const partners = Math.max(1, Math.floor(size.accounts / (CUSTOMERS_PER_PARTNER + 1)));
  const identities = Math.max(1, Math.floor(size.profiles / PROFILES_PER_IDENTITY));
  const past = (): string => instantText(now.getTime() - Math.floor((1 + 700 * random()) * DAY));
  const later = (days: number): string => instantText(now.getTime() + days * DAY);

  const isPartner = (account: number): boolean => account < partners;
  const accountIds = Array.from({ length: size.accounts }, (_, index) => id('acct', index));
  const lapsed = accountIds.map((_, index) => !isPartner(index) && random() < LAPSED_SHARE);
  const inactive = accountIds.map((_, index) => !isPartner(index) && random() < INACTIVE_SHARE);
  const profiles = Array.from({ length: size.profiles }, (_, index): PlannedProfile => {
    const accountIndex = index % size.accounts;
    return {
      accountIndex,
      status: !isPartner(accountIndex) && random() < DISABLED_SHARE ? 'DISABLED' : 'ACTIVE',
      identityIndex: wholeBelow(random, identities),
      associatedAt: past(),
    };
  });
  const ended = Array.from({ length: size.associations - size.profiles }, () => ({
    profileIndex: wholeBelow(random, size.profiles),
    identityIndex: wholeBelow(random, identities),
    associatedAt: past(),
  }));

  const sessions = planSessions(profiles, random, {
    seed,
    isPartner,
    isUsable: ({ accountIndex, status }) =>
      status === 'ACTIVE' && lapsed[accountIndex] === false && inactive[accountIndex] === false,
  });
  const ofPeople = sessions.filter(({ partner }) => partner === null);
  const identityOf = (profileIndex: number): number => profiles[profileIndex]?.identityIndex ?? 0;
  const created = instantText(now.getTime() - 800 * DAY);

  return {
    accountIds,
    people: ofPeople.map(({ token, profileIndex }) => ({
      cookie: `session=${token}`,
      objectId: guid(identityOf(profileIndex)),
    })),
    partnerSessions: sessions.flatMap(({ token, partner }) =>
      partner === null
        ? []
        : {
            cookie: `session=${token}`,
            customerIds: accountIds.filter((_, index) => !isPartner(index) && index % partners === partner),
          },
    ),
    tables: [
      {
        table: 'account',
        columns: ['id', 'number', 'number_key', 'name', 'kind', 'status', 'partner_id', 'created_at'],
        *rows() {
          for (const [index, accountId] of accountIds.entries()) {
            const partner = isPartner(index) ? null : (accountIds[index % partners] ?? null);
            const number = `C-${String(1_000_000 + index)}`;
            yield [
              accountId,
              number,
              number,
              `Company ${String(index)} – Zürich`,
              isPartner(index) ? 'PARTNER' : 'CUSTOMER',
              inactive[index] ? 'INACTIVE' : 'ACTIVE',
              partner,
              created,
            ];
          }
        },
      },
      {
        table: 'service_plan',
        columns: ['id', 'account_id', 'kind', 'name', 'starts_at', 'ends_at'],
        *rows() {
          for (const [index, accountId] of accountIds.entries()) {
            if (isPartner(index)) continue;
            const end = lapsed[index] ? created : later(365);
            yield [id('plan', index), accountId, 'ENHANCEMENT_PLAN', 'Enhancement Plan', created, end];
          }
        },
      },
      {
        table: 'profile',
        columns: [
          ...['id', 'account_id', 'display_name', 'email', 'email_key', 'role', 'status', 'locale'],
          ...['is_associated', 'words', 'created_at', 'updated_at'],
        ],
        *rows() {
          for (const [index, { accountIndex, status, identityIndex }] of profiles.entries()) {
            const email = `person${String(identityIndex)}@example.com`;
            const isAdministrator = isPartner(accountIndex) || index < size.accounts;
            yield [
              ...[id('prof', index), id('acct', accountIndex), `Person ${String(identityIndex)}`],
              ...[email, email, isAdministrator ? 'ADMINISTRATOR' : 'MEMBER', status, 'en'],
              ...[1, '', created, created],
            ];
          }
        },
      },
      {
        table: 'identity',
        columns: [
          ...['id', 'tenant_id', 'object_id', 'display_name', 'username', 'created_at', 'last_signed_in_at'],
        ],
        *rows() {
          for (let index = 0; index < identities; index += 1) {
            const name = `Person ${String(index)}`;
            yield [
              id('iden', index),
              PERSONAL_TENANT_ID,
              guid(index),
              name,
              `person${String(index)}`,
              created,
              created,
            ];
          }
        },
      },
      {
        table: 'association',
        columns: [
          ...['id', 'profile_id', 'identity_id', 'associated_at', 'ended_at', 'end_reason', 'last_used_at'],
        ],
        *rows() {
          for (const [index, profile] of profiles.entries()) {
            const [profileId, identityId] = [id('prof', index), id('iden', profile.identityIndex)];
            yield [id('asso', index), profileId, identityId, profile.associatedAt, null, null, later(1)];
          }
          for (const [index, { profileIndex, identityIndex, associatedAt }] of ended.entries()) {
            const [profileId, identityId] = [id('prof', profileIndex), id('iden', identityIndex)];
            const end = instantText(now.getTime() - DAY);
            yield [
              ...[id('asso', size.profiles + index), profileId, identityId, associatedAt, end],
              ...['ENDED_BY_HOLDER', associatedAt],
            ];
          }
        },
      },
      {
        table: 'session',
        columns: [
          ...['id', 'token_hash', 'identity_id', 'persistent', 'active_profile_id', 'created_at'],
          ...['last_seen_at', 'idle_expires_at', 'expires_at'],
        ],
        *rows() {
          for (const [index, { token, profileIndex }] of sessions.entries()) {
            const identityId = id('iden', identityOf(profileIndex));
            yield [
              ...[id('sess', index), sha256(token).toString('hex'), identityId, 1, id('prof', profileIndex)],
              ...[created, later(1), later(30), later(60)],
            ];
          }
        },
      },
      {
        table: 'client_choice',
        columns: ['identity_id', 'client_id', 'profile_id', 'chosen_at'],
        *rows() {
          for (const { profileIndex } of ofPeople)
            yield [id('iden', identityOf(profileIndex)), CLIENT_ID, id('prof', profileIndex), created];
        },
      },
    ],
  };
}
