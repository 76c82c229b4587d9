import { join } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { parse as parseYaml } from 'yaml';
import { CAUSES, nameOf } from '../../prove/alerts/causes';
import { panelsIn, sectionOf } from '../../prove/alerts/evidence';
import { grouped } from '../../src/foundation/grouped';
import type { MicrosoftSignInErrorCode } from '../../src/identity/microsoft-sign-in-error';
import type { MicrosoftTokenErrorCode } from '../../src/identity/microsoft-token';
import type { RequestErrorCode } from '../../src/request/request-error';
import { invitationsIn } from '../support/actors/invitations';
import { describeOnSqliteAndOneServer } from '../support/database/test-database';
import { readComposeServices } from '../support/documents/compose-file';
import { readDocument } from '../support/documents/documents';
import { inject } from '../support/graph/inject';
import { type MetricValues, METRICS_TOKEN, readMetrics } from '../support/servers/read-metrics';
import { startTestApp } from '../support/servers/test-app';

interface Rule {
  readonly record?: string;
  readonly alert?: string;
  readonly expr: string;
  readonly labels?: { readonly severity: string };
  readonly annotations?: { readonly summary: string; readonly runbook: string };
}

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
}

/** A comparison of a label with a value, or with a regular expression. */
interface Matcher {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
}

/** A selector of a query: its metric, the labels that it or the query names, and its comparisons. */
interface Selector {
  readonly metric: string;
  readonly labels: readonly string[];
  readonly matchers: readonly Matcher[];
}

const folder = 'docker/monitoring';
const { groups } = parseYaml(readDocument(`${folder}/alerts.yml`)) as {
  readonly groups: readonly { readonly rules: readonly Rule[] }[];
};
const rules = groups.flatMap((group) => group.rules);
const alerts = rules.filter(({ alert }) => alert !== undefined);
const recorded = new Set(rules.flatMap(({ record }) => record ?? []));
const { panels } = JSON.parse(readDocument(`${folder}/grafana/access.json`)) as {
  readonly panels: readonly Panel[];
};
const queries = [
  ...rules.map(({ expr }) => expr),
  ...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
].map((query) => query.replaceAll('$__rate_interval', '5m'));

/** Made by Prometheus itself. */
const PROMETHEUS_METRICS = new Set(['up', 'ALERTS']);
const PROMETHEUS_LABELS = new Set(['job', 'instance']);

/** The values of labels that the test doesn't bring about. Those of a metric are after its name. */
const OTHER_VALUES: Readonly<Record<string, readonly string[]>> = {
  job: ['access'],
  alertstate: ['firing'],
  'sign_ins_total outcome': [
    'PROVIDER_UNAVAILABLE',
    'CLIENT_REFUSED',
    'TOKEN_REFUSED',
    'CODE_REFUSED',
  ] satisfies MicrosoftSignInErrorCode[],
  'access_tokens_refused_total reason': ['KEYS_UNAVAILABLE'] satisfies MicrosoftTokenErrorCode[],
  'graphql_operations_total code': ['SERVICE_UNAVAILABLE'] satisfies RequestErrorCode[],
};

/** Parses a query. Throws an Error if its syntax is invalid. */
function selectorsOf(query: string): Selector[] {
  const text = ({ from, to }: { readonly from: number; readonly to: number }): string =>
    query.slice(from, to);
  const selectors: { metric: string; labels: string[]; matchers: Matcher[] }[] = [];
  const grouping: string[] = [];
  parser.parse(query).iterate({
    enter({ name, type, node }) {
      if (type.isError) throw new Error(`${query} is invalid at ${String(node.from)}.`);
      if (name === 'VectorSelector') selectors.push({ metric: '', labels: [], matchers: [] });
      if (name === 'Identifier') selectors.at(-1)!.metric = text(node);
      if (name === 'LabelName')
        (node.parent?.name === 'GroupingLabels' ? grouping : selectors.at(-1)!.labels).push(text(node));
      if (name === 'UnquotedLabelMatcher') {
        const [label = '', operator = '', value = ''] = ['LabelName', 'MatchOp', 'StringLiteral'].map(
          (part) => text(node.getChild(part)!),
        );
        selectors.at(-1)!.matchers.push({ label, operator, value: value.slice(1, -1) });
      }
    },
  });
  return selectors.map(({ labels, ...rest }) => ({ ...rest, labels: [...labels, ...grouping] }));
}

/** Returns the values of a metric's labels. */
const labelsOf = (values: MetricValues, metric: string): ReadonlyMap<string, readonly string[]> => {
  const pairs = [...values.keys()]
    .filter((name) => name.startsWith(`${metric}{`))
    .flatMap((name) =>
      [...name.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', value = '']) => ({ label, value })),
    );
  const byLabel = grouped(pairs, ({ label }) => label);
  return new Map([...byLabel].map(([label, those]) => [label, those.map(({ value }) => value)]));
};

/** Returns the alternatives of comparisons that no value meets. */
function unmetIn({ metric, matchers }: Selector, own: ReadonlyMap<string, readonly string[]>): string[] {
  return matchers.flatMap(({ label, operator, value }) => {
    const existing = [
      ...(own.get(label) ?? []),
      ...(OTHER_VALUES[label] ?? []),
      ...(OTHER_VALUES[`${metric} ${label}`] ?? []),
    ];
    if (!operator.endsWith('~')) return existing.includes(value) ? [] : [value];
    return value
      .split('|')
      .filter((part) => !existing.some((each) => new RegExp(`^(?:${part})$`).test(each)));
  });
}

describeOnSqliteAndOneServer('each query of the alerts and the dashboard', (database) => {
  it('names existing metrics and labels, and values that the labels can have', async () => {
    const isServer = database.kind !== 'sqlite';
    const environment = { METRICS_TOKEN, ...(isServer && { DATABASE_READ_URLS: database.url }) };
    const test = await startTestApp(database, { environment, asksOnce: true });
    await test.database.replicas?.check();
    // Label values appear with the first event.
    const person = await test.signIn();
    const invitations = invitationsIn(test);
    const { token } = await invitations.issue(await invitations.unheld());
    await invitations.associate({ token }, { as: person });
    for (let count = 0; count < 11; count += 1)
      await invitations.request('nobody@contoso.example', { as: person });
    await invitations.issue(await invitations.unheld());
    await test.work();
    jest.spyOn(test.database, 'transaction').mockRejectedValueOnce(new Error('broken'));
    await invitations.associate({ token }, { as: person });
    const viewer = () => test.send('{ viewer { identity { id } } }', {}, { as: person });
    await viewer();
    // Repeated queries are compiled.
    await viewer();
    await test.send('{ __typename }', {}, { token: 'nonsense' });
    await inject(test.app.server, '/auth/callback?code=x&state=y');
    await test.database.reads.query('SELECT nothing FROM account').catch(() => undefined);
    for (const pending of [[], ['pending'], []]) {
      jest.spyOn(test.database.probes, 'pendingMigrations').mockResolvedValueOnce(pending);
      await inject(test.app.server, '/readyz');
    }
    await readMetrics(test);
    await test.database.select('SELECT 1', []);
    const values = await readMetrics(test);
    await test.close();

    expect(queries.length).toBeGreaterThan(50);
    for (const selector of queries.flatMap(selectorsOf)) {
      const { metric, labels } = selector;
      if (recorded.has(metric)) continue;
      if (!isServer && /^database_(pool|replica|list)_/.test(metric)) continue;
      const own = labelsOf(values, metric);
      expect([metric, unmetIn(selector, own)]).toEqual([metric, []]);
      if (PROMETHEUS_METRICS.has(metric)) continue;
      const isThere = values.has(metric) || own.size > 0;
      expect([metric, isThere]).toEqual([metric, true]);
      const unknown = labels.filter((label) => !own.has(label) && !PROMETHEUS_LABELS.has(label));
      expect([metric, unknown]).toEqual([metric, []]);
    }
  });
});

describe('the alerts', () => {
  it('use several windows of each objective, all of them recorded', () => {
    const burning = alerts.filter(({ expr }) => expr.includes('access:'));
    expect(burning.map(({ alert }) => alert)).toEqual(['ErrorsFast', 'ErrorsSlow', 'SlowFast', 'SlowSlowly']);
    for (const { expr } of burning) {
      const metrics = selectorsOf(expr).map(({ metric }) => metric);
      expect(new Set(metrics).size).toBe(4);
      for (const metric of metrics) expect(recorded).toContain(metric);
    }
  });

  it('have a section of the runbook each, with its meaning, where to look, and what to do', () => {
    const [, ...sections] = readDocument('docs/runbook.md').split(/^## /m);
    const bySection = new Map(sections.map((text) => [text.split('\n', 1)[0] ?? '', text]));
    const names = alerts.map(({ alert = '' }) => alert);
    expect([...bySection.keys()].filter((title) => /^[A-Z]\w+[A-Z]\w+$/.test(title))).toEqual(names);
    for (const { alert = '', labels, annotations } of alerts) {
      expect(annotations?.runbook).toBe(`docs/runbook.md#${alert.toLowerCase()}`);
      expect(['page', 'ticket']).toContain(labels?.severity);
      for (const part of ['**Meaning.**', '**Look at.**', '**Do.**'])
        expect([alert, bySection.get(alert)?.includes(part)]).toEqual([alert, true]);
    }
  });
});

describe('the runbook', () => {
  it('names panels that the dashboard has', () => {
    const titles = new Set(panels.map(({ title }) => title));
    // A page of Prometheus.
    titles.add('Targets');
    const named = alerts.flatMap(({ alert = '' }) => panelsIn(sectionOf(alert)));
    expect(named.length).toBeGreaterThan(alerts.length);
    expect(named.filter((title) => !titles.has(title))).toEqual([]);
  });

  it('has the way in which the drill brings each alert about', () => {
    const tried = readDocument('docs/runbook.md').split('## How each was tried')[1] ?? '';
    for (const { alerts: caused, how } of CAUSES)
      for (const alert of caused) expect(tried.replace(/\s+/g, ' ')).toContain(`- ${alert}: ${how}`);
    expect([...new Set(CAUSES.flatMap((cause) => cause.alerts))].toSorted()).toEqual(
      alerts.map(({ alert = '' }) => alert).toSorted(),
    );
  });
});

describe('the drill of the alerts', () => {
  it('names each cause by its alerts, so that the evidence of each has its own file', () => {
    const names = CAUSES.map(nameOf);
    expect(new Set(names).size).toBe(CAUSES.length);
    expect(names).toEqual(expect.arrayContaining(['InstanceDown', 'KeysUnknown 1', 'KeysUnknown 2']));
  });
});

describe('the profile monitoring', () => {
  const { prometheus, grafana } = readComposeServices();

  it('has only files that exist, read-only', () => {
    const mounted = [...(prometheus?.volumes ?? []), ...(grafana?.volumes ?? [])].filter((volume) =>
      volume.startsWith('./'),
    );
    expect(mounted).toHaveLength(5);
    for (const volume of mounted) {
      const [path = '', , mode] = volume.split(':');
      expect([mode, readDocument(join('docker', path)).length > 0]).toEqual(['ro', true]);
    }
  });

  it('scrapes the service with its token, and evaluates the alerts', () => {
    const config = parseYaml(readDocument(`${folder}/prometheus.yml`)) as {
      readonly rule_files: readonly string[];
      readonly scrape_configs: readonly {
        readonly job_name: string;
        readonly authorization: { readonly credentials_file: string };
      }[];
    };
    expect(config.rule_files).toEqual(['alerts.yml']);
    expect(config.scrape_configs.map(({ job_name: job }) => job)).toEqual(['access']);
    expect(config.scrape_configs[0]?.authorization.credentials_file).toBe('/run/secrets/metrics-token');
    expect(readDocument('docker/docker-compose.yml')).toContain('environment: METRICS_TOKEN');
  });
});
