import { hasChangedRecently } from '../audit/recent-changes';
import type { Config } from '../config/config';
import type { OpenDatabaseOptions } from '../database/open-database';

/** Returns the options for opening the configured read replicas; none if there are none. */
export function replicaOptions({
  readReplicas,
}: Pick<Config, 'readReplicas'>): Pick<OpenDatabaseOptions, 'replicas'> {
  return readReplicas.length === 0 ? {} : { replicas: { addresses: readReplicas, hasChangedRecently } };
}
