import { CreateSchema1795300000000 } from './sqlite/1795300000000-create-schema';
import { AddClientChoice1795400000000 } from './sqlite/1795400000000-add-client-choice';
import { FollowMail1795430000000 } from './sqlite/1795430000000-follow-mail';
import { ListCustomers1795560000000 } from './sqlite/1795560000000-list-customers';
import { CompareNumbers1795900000000 } from './sqlite/1795900000000-compare-numbers';
import { BoundMailboxes1795910000000 } from './sqlite/1795910000000-bound-mailboxes';
import { RebuildWords1795920000000 } from './sqlite/1795920000000-rebuild-words';

/** Lists the migrations of SQLite, the oldest first. */
export const sqliteMigrations = [
  CreateSchema1795300000000,
  AddClientChoice1795400000000,
  FollowMail1795430000000,
  ListCustomers1795560000000,
  CompareNumbers1795900000000,
  BoundMailboxes1795910000000,
  RebuildWords1795920000000,
];
