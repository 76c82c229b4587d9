import 'reflect-metadata';
import { DataSource, type DataSourceOptions, type LogLevel } from 'typeorm';
import { AccessRequestEntity } from '../access-request/access-request.entity';
import { AccountEntity } from '../account/account.entity';
import { ServicePlanEntity } from '../account/service-plan.entity';
import { AssociationEntity } from '../association/association.entity';
import { AuditEventEntity } from '../audit/audit-event.entity';
import { ChangeCounterEntity } from '../change-log/change-counter.entity';
import { ChangeEventEntity } from '../change-log/change-event.entity';
import { mysqlMigrations, sqliteMigrations } from '../database/migrations/migrations';
import { GuardedRowEntity } from '../database/guarded-row.entity';
import type { ConnectionSettings } from '../database/open-database';
import { BUSY_TIMEOUT_MS, createEmbeddedDriver } from '../database/embedded-driver';
import { ServerDriver } from '../database/server-driver';
import { SnakeCaseNaming } from '../database/snake-case-naming';
import { ClientChoiceEntity } from '../identity/client-choice.entity';
import { IdentityEntity } from '../identity/identity.entity';
import { SessionEntity } from '../identity/session.entity';
import { KeptOutcomeEntity } from '../idempotency/kept-outcome.entity';
import { DeclinedInvitationEntity } from '../invitation/declined-invitation.entity';
import { InvitationEntity } from '../invitation/invitation.entity';
import { InviteRequestEntity } from '../invitation/invite-request.entity';
import { MailEntity } from '../mail/mail.entity';
import { SuppressedAddressEntity } from '../mail/suppressed-address.entity';
import { ProfileEntity } from '../profile/profile.entity';
import { TimeCursorEntity } from '../time-changes/time-cursor.entity';
import { RateLimitEntity } from '../rate-limit/rate-limit.entity';
import { SearchWordEntity } from '../search/search-word.entity';
import { MaintenanceWindowEntity } from '../service-status/maintenance-window.entity';
import { WebhookDeliveryEntity } from '../webhooks/webhook-delivery.entity';
import { WebhookTargetEntity } from '../webhooks/webhook-target.entity';

const entities = [
  AccountEntity,
  ServicePlanEntity,
  ProfileEntity,
  IdentityEntity,
  SessionEntity,
  ClientChoiceEntity,
  AssociationEntity,
  InvitationEntity,
  DeclinedInvitationEntity,
  InviteRequestEntity,
  AccessRequestEntity,
  SearchWordEntity,
  MaintenanceWindowEntity,
  MailEntity,
  SuppressedAddressEntity,
  AuditEventEntity,
  ChangeEventEntity,
  ChangeCounterEntity,
  RateLimitEntity,
  GuardedRowEntity,
  KeptOutcomeEntity,
  TimeCursorEntity,
  WebhookTargetEntity,
  WebhookDeliveryEntity,
];

/** How to open a data source. */
export interface DataSourceSettings extends ConnectionSettings {
  readonly logging?: LogLevel[] | false;
}

/** Creates the TypeORM data source for a database. It connects when it's initialized. */
export function createDataSource(settings: DataSourceSettings): DataSource {
  const { address } = settings;
  const common = {
    entities: settings.hasEntities === false ? [] : entities,
    namingStrategy: new SnakeCaseNaming(),
    // Classes rather than file patterns, with which a bundled service would load a second TypeORM.
    migrations: address.kind === 'sqlite' ? sqliteMigrations : mysqlMigrations,
    migrationsTableName: 'migration',
    synchronize: false,
    logging: settings.logging ?? false,
    ...(settings.logger && { logger: settings.logger }),
  } as const satisfies Partial<DataSourceOptions>;

  if (address.kind === 'sqlite')
    return createSqliteDataSource(address.path, settings.readOnly ?? false, common);

  const timeoutMs = settings.statementTimeoutMs ?? 5_000;
  return new DataSource({
    ...common,
    type: address.kind,
    driver: new ServerDriver(timeoutMs, settings.poolWatch),
    host: address.host,
    port: address.port,
    username: address.username,
    password: address.password,
    database: address.database,
    ...(address.tls && { ssl: { minVersion: 'TLSv1.2', rejectUnauthorized: true, verifyIdentity: true } }),
    charset: 'utf8mb4',
    timezone: 'Z',
    connectTimeout: timeoutMs === 0 ? 5_000 : timeoutMs,
    maxQueryExecutionTime: timeoutMs,
    enableQueryTimeout: true,
    poolSize: settings.poolSize ?? 10,
  });
}

function createSqliteDataSource(
  path: string,
  readOnly: boolean,
  common: Partial<DataSourceOptions>,
): DataSource {
  const dataSource = new DataSource({
    ...(common as object),
    type: 'better-sqlite3',
    driver: createEmbeddedDriver({ readOnly }),
    database: path,
    timeout: BUSY_TIMEOUT_MS,
    enableWAL: !readOnly,
  });
  const { driver } = dataSource;
  const normalizeType = driver.normalizeType.bind(driver);
  driver.normalizeType = (column) => {
    const type = typeOnSqlite(column);
    return normalizeType(type === undefined ? column : { ...column, type });
  };
  return dataSource;
}

/** Returns the type that replaces one which SQLite doesn't have; undefined for all others. */
function typeOnSqlite({
  type,
  isGenerated = false,
}: {
  readonly type?: unknown;
  readonly isGenerated?: boolean;
}): 'varchar' | 'integer' | undefined {
  // Text compares byte by byte, too.
  if (type === 'varbinary') return 'varchar';
  // SQLite generates ids only of this type, which has 64 bits there.
  return type === 'bigint' && isGenerated ? 'integer' : undefined;
}
