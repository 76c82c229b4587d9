import { sourcePrograms } from '../../prove/faults/programs';
import { grownTables } from '../../prove/soak/judge-soak';
import { runSoak, type Soak } from '../../prove/soak/run-soak';
import { describeOnPrivateServer } from '../support/database/test-database';

// `npm run prove:soak` runs for half an hour, and finds growth, which a process that has just started can't show.
describeOnPrivateServer(
  'an instance under a steady load',
  (binary) => {
    let soak: Soak;
    beforeAll(async () => {
      soak = await runSoak({
        ...{ binary, programs: sourcePrograms(), seed: 1 },
        ...{ clients: 2, pauseMs: 20, queriesPerSecond: 5, seconds: 12, sampleEverySeconds: 3 },
        onSample: () => undefined,
      });
    });

    const found = (kind: Soak['violations'][number]['kind']): string[] =>
      soak.violations.filter((violation) => violation.kind === kind).map(({ what }) => what);

    it('answers each request, and loses no write', () => {
      expect(found('error')).toEqual([]);
      expect(soak.requests).toBeGreaterThan(0);
      expect(soak.operations.some(({ outcome, writes }) => outcome === 'ok' && writes.length > 0)).toBe(true);
    });

    it('only grows tables whose growth docs/operating.md explains', () => {
      expect(found('unnamed growth')).toEqual([]);
      expect(grownTables(soak.samples).map(({ table }) => table)).toContain('audit_event');
    });
  },
  ['mariadb'],
);
