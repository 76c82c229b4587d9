import { CreateSchema1795300000000 as MysqlCreateSchema } from './mysql/1795300000000-create-schema';
import { AddClientChoice1795400000000 as MysqlAddClientChoice } from './mysql/1795400000000-add-client-choice';
import { FollowMail1795430000000 as MysqlFollowMail } from './mysql/1795430000000-follow-mail';
import { ListCustomers1795560000000 as MysqlListCustomers } from './mysql/1795560000000-list-customers';
import { CompareNumbers1795900000000 as MysqlCompareNumbers } from './mysql/1795900000000-compare-numbers';
import { BoundMailboxes1795910000000 as MysqlBoundMailboxes } from './mysql/1795910000000-bound-mailboxes';
import { RebuildWords1795920000000 as MysqlRebuildWords } from './mysql/1795920000000-rebuild-words';
import { DecideAccessRequests1796000000000 as MysqlDecideAccessRequests } from './mysql/1796000000000-decide-access-requests';
import { DeclineInvitations1796010000000 as MysqlDeclineInvitations } from './mysql/1796010000000-decline-invitations';
import { DescribeSessions1796015000000 as MysqlDescribeSessions } from './mysql/1796015000000-describe-sessions';
import { OrderProfiles1796020000000 as MysqlOrderProfiles } from './mysql/1796020000000-order-profiles';
import { GuardRows1796100000000 as MysqlGuardRows } from './mysql/1796100000000-guard-rows';
import { KeepOutcomes1796110000000 as MysqlKeepOutcomes } from './mysql/1796110000000-keep-outcomes';
import { LogChanges1796200000000 as MysqlLogChanges } from './mysql/1796200000000-log-changes';
import { NoteTime1796210000000 as MysqlNoteTime } from './mysql/1796210000000-note-time';
import { DeliverWebhooks1796300000000 as MysqlDeliverWebhooks } from './mysql/1796300000000-deliver-webhooks';
import { CreateSchema1795300000000 as SqliteCreateSchema } from './sqlite/1795300000000-create-schema';
import { AddClientChoice1795400000000 as SqliteAddClientChoice } from './sqlite/1795400000000-add-client-choice';
import { FollowMail1795430000000 as SqliteFollowMail } from './sqlite/1795430000000-follow-mail';
import { ListCustomers1795560000000 as SqliteListCustomers } from './sqlite/1795560000000-list-customers';
import { CompareNumbers1795900000000 as SqliteCompareNumbers } from './sqlite/1795900000000-compare-numbers';
import { BoundMailboxes1795910000000 as SqliteBoundMailboxes } from './sqlite/1795910000000-bound-mailboxes';
import { RebuildWords1795920000000 as SqliteRebuildWords } from './sqlite/1795920000000-rebuild-words';
import { DecideAccessRequests1796000000000 as SqliteDecideAccessRequests } from './sqlite/1796000000000-decide-access-requests';
import { DeclineInvitations1796010000000 as SqliteDeclineInvitations } from './sqlite/1796010000000-decline-invitations';
import { DescribeSessions1796015000000 as SqliteDescribeSessions } from './sqlite/1796015000000-describe-sessions';
import { OrderProfiles1796020000000 as SqliteOrderProfiles } from './sqlite/1796020000000-order-profiles';
import { GuardRows1796100000000 as SqliteGuardRows } from './sqlite/1796100000000-guard-rows';
import { KeepOutcomes1796110000000 as SqliteKeepOutcomes } from './sqlite/1796110000000-keep-outcomes';
import { LogChanges1796200000000 as SqliteLogChanges } from './sqlite/1796200000000-log-changes';
import { NoteTime1796210000000 as SqliteNoteTime } from './sqlite/1796210000000-note-time';
import { DeliverWebhooks1796300000000 as SqliteDeliverWebhooks } from './sqlite/1796300000000-deliver-webhooks';

/** The migrations of MySQL and MariaDB, the oldest first. */
export const mysqlMigrations = [
  MysqlCreateSchema,
  MysqlAddClientChoice,
  MysqlFollowMail,
  MysqlListCustomers,
  MysqlCompareNumbers,
  MysqlBoundMailboxes,
  MysqlRebuildWords,
  MysqlDecideAccessRequests,
  MysqlDeclineInvitations,
  MysqlDescribeSessions,
  MysqlOrderProfiles,
  MysqlGuardRows,
  MysqlKeepOutcomes,
  MysqlLogChanges,
  MysqlNoteTime,
  MysqlDeliverWebhooks,
];

/** The migrations of SQLite, the oldest first. */
export const sqliteMigrations = [
  SqliteCreateSchema,
  SqliteAddClientChoice,
  SqliteFollowMail,
  SqliteListCustomers,
  SqliteCompareNumbers,
  SqliteBoundMailboxes,
  SqliteRebuildWords,
  SqliteDecideAccessRequests,
  SqliteDeclineInvitations,
  SqliteDescribeSessions,
  SqliteOrderProfiles,
  SqliteGuardRows,
  SqliteKeepOutcomes,
  SqliteLogChanges,
  SqliteNoteTime,
  SqliteDeliverWebhooks,
];
