/**
 * Writes accounts.csv and contacts.csv of a fictitious tenant to a folder, for measuring the import: `node
 * scripts/generate-tenant.mjs folder [accounts] [contacts]`.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
require('@swc-node/register');
const { writeTenant } = require('../test/support/import/generated-csv.ts');

const [folder, accounts = '50000', contacts = '1000000'] = process.argv.slice(2);
if (folder === undefined) throw new Error('Specify the folder to write to.');
await writeTenant(
  { accounts: join(folder, 'accounts.csv'), contacts: join(folder, 'contacts.csv') },
  { accounts: Number(accounts), contacts: Number(contacts) },
);
