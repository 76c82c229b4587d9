import { peopleOf } from '../support/actors/people';
import { createTestDatabase, type TestDatabase } from '../support/database/test-database';
import { gatewayKinds, type RunningGateway } from '../support/federation/gateways';
import { ROUTER_SECRET, startTestSupergraph, type TestSupergraph } from '../support/federation/supergraph';
import { askGraph } from '../support/graph/ask-graph';
import { until } from '../support/run/until';
import { startTestApp, type TestApp } from '../support/servers/test-app';
import { OtlpReceiver } from '../support/stand-ins/otlp-receiver';

describe('a trace of Hive Gateway', () => {
  let database: TestDatabase;
  let receiver: OtlpReceiver;
  let test: TestApp;
  let supergraph: TestSupergraph;
  let gateway: RunningGateway;

  beforeAll(async () => {
    database = await createTestDatabase('sqlite');
    receiver = await OtlpReceiver.start();
    test = await startTestApp(database, {
      environment: { ROUTER_SECRET, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_TRACES_SAMPLER_ARG: '0' },
      asksOnce: true,
    });
    supergraph = await startTestSupergraph(test, []);
    const hive = gatewayKinds.find(({ name }) => name === 'Hive Gateway');
    if (!hive) throw new Error('The tests have no Hive Gateway.');
    const environment = { OPENTELEMETRY: `${receiver.url}/v1/traces` };
    gateway = await hive.start({ ...supergraph, environment });
  });
  afterAll(async () => {
    await gateway.close();
    await supergraph.close();
    await receiver.close();
    await database.drop();
  });

  it('continues in the service, down to its statements, and in its log', async () => {
    const { person } = await peopleOf(test).administrator();
    const { data, errors } = await askGraph(
      gateway.url,
      { cookie: person.cookie },
      'query Mine { viewer { activeProfile { account { name } } } }',
    );
    expect([errors, data.viewer.activeProfile.account]).toEqual([[], { name: 'Contoso Ltd' }]);
    const log = test.log();
    await test.close();
    const ours = receiver.spans.filter(({ serviceName }) => serviceName === 'customersource-access');
    const request = ours.find(({ name }) => name === 'POST /graphql');
    const names = ours.filter(({ traceId }) => traceId === request?.traceId).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['POST /graphql', 'Query.viewer', 'SELECT session']));
    expect(log).toContain(`"traceId":"${request?.traceId ?? ''}"`);
    // The gateway sends its spans every few seconds.
    await until(60, () => {
      const parent = receiver.spans.find(({ spanId }) => spanId === request?.parentSpanId);
      expect(parent).toMatchObject({ traceId: request?.traceId });
      expect(parent?.serviceName).not.toBe('customersource-access');
    });
  });
});
