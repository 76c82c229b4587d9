import { readStages } from '../support/documents/dockerfile';
import { gatewayKinds } from '../support/federation/gateways';
import { routers } from '../support/federation/routers/router-programs';

describe('the gateways’ images have the versions that the tests run:', () => {
  const hiveGateway = gatewayKinds.find(({ name }) => name === 'Hive Gateway')?.version;
  const apolloRouter = routers.find(({ id }) => id === 'apollo')?.version;

  it.each([
    ['gateway', `ghcr.io/graphql-hive/gateway:${String(hiveGateway)}`],
    ['router', `ghcr.io/apollographql/router:v${String(apolloRouter)}`],
  ])('%s', (stage, image) => {
    expect(readStages().get(stage)?.base).toBe(image);
  });
});
