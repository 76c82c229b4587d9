import { SHORT_TIMES } from '../../prove/faults/fault-lanes';
import { sourcePrograms } from '../../prove/faults/programs';
import { runDrill } from '../../prove/faults/run-drill';
import { describeOnPrivateServer } from '../support/database/test-database';

const FAULTS = 12;

// `npm run prove:faults` injects hundreds of faults, on each server, into the built service.
describeOnPrivateServer(
  'two instances and a worker while everything around them fails',
  (binary) => {
    it('lose no acknowledged write, and leave nothing half-written', async () => {
      const { faults, operations, ends, verdict } = await runDrill({
        ...{ binary, programs: sourcePrograms() },
        ...{ seed: 1, faults: FAULTS, clients: 4, pauseMs: 20 },
        times: SHORT_TIMES,
      });
      expect(verdict.violations).toEqual([]);
      expect(ends.unexpected).toEqual([]);
      expect(faults).toHaveLength(FAULTS);
      expect(operations.some(({ outcome, writes }) => outcome === 'ok' && writes.length > 0)).toBe(true);
    });
  },
  ['mariadb'],
);
