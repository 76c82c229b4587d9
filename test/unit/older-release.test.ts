import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { featuresWithout, hasField } from '../../prove/rolling/older-release';

const SCHEMA = readFileSync(join(__dirname, '../../schema.graphql'), 'utf8');

describe('the features of the load beside an older release', () => {
  it('are all used beside a release with this schema', () => {
    expect(featuresWithout({ hasField: (name) => hasField(SCHEMA, name) })).toEqual(new Set());
  });

  it('leave out what the older release does not have', () => {
    const hasAllBut = (missing: string) => (name: string) => name !== missing && hasField(SCHEMA, name);
    expect(featuresWithout({ hasField: hasAllBut('declineInvite') })).toEqual(new Set(['declineInvite']));
    expect(featuresWithout({ hasField: hasAllBut('approveAccessRequest') })).toEqual(
      new Set(['requestAccess']),
    );
    expect(featuresWithout({ hasField: hasAllBut('idempotencyKey') })).toEqual(new Set(['idempotencyKey']));
  });
});
