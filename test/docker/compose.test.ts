import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DCLinter } from 'dclint';
import { loadConfig } from '../../src/config/config';
import { ConfigError } from '../../src/config/config-error';
import {
  composePath,
  environmentOf,
  readComposeServices,
  requiredIn,
  templateVariables,
} from '../support/documents/compose-file';
import { buildContext, readStages } from '../support/documents/dockerfile';

const services = readComposeServices();
const textOf = (name: string): string => JSON.stringify(services[name]);

describe('docker/docker-compose.yml', () => {
  it('is valid according to the schema of the Compose specification, and passes the linter', () => {
    const linter = new DCLinter({
      rules: {
        // The images are built here. Their names ensure that shared ones are built only once.
        'no-build-and-image': 0,
        // The services are in the order in which they start.
        'services-alphabetical-order': 0,
        'service-dependencies-alphabetical-order': 0,
        'service-keys-order': 0,
      },
      ...{ quiet: false, debug: false, exclude: [] },
    });
    const results: readonly { readonly messages: readonly object[] }[] = linter.lintFiles(
      [composePath],
      false,
    );
    expect(results.map(({ messages }) => messages)).toEqual([[]]);
  });

  it('builds existing stages, and names other images by the version of a release', () => {
    const stages = readStages();
    for (const { build, image } of Object.values(services)) {
      if (build) {
        expect([build.context, build.dockerfile]).toEqual(['..', 'docker/Dockerfile']);
        expect([...stages.keys()]).toContain(build.target);
      } else expect(image).toMatch(/^(?:[a-z]+\/)?[a-z]+:v?\d+\.\d+\.\d+(?:@sha256:[0-9a-f]{64})?$/);
    }
  });

  it('gives our services minimal permissions, and exposes no port to other computers', () => {
    for (const { build, read_only: isReadOnly, cap_drop: dropped, ports } of Object.values(services)) {
      if (build) expect([isReadOnly, dropped]).toEqual([true, ['ALL']]);
      for (const port of ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  });

  it("starts the service on a migrated database, and gateways when it's ready", () => {
    expect(services['migrate']?.depends_on).toEqual({ mysql: { condition: 'service_healthy' } });
    expect(services['access']?.depends_on).toEqual({
      mysql: { condition: 'service_healthy' },
      migrate: { condition: 'service_completed_successfully' },
    });
    expect(services['access']?.healthcheck?.test?.join(' ')).toContain('/readyz');
    for (const name of ['gateway', 'router']) {
      expect(services[name]?.depends_on).toEqual({ access: { condition: 'service_healthy' } });
    }
    expect(Object.keys(services).filter((name) => services[name]?.profiles)).toEqual([
      ...['router', 'prometheus', 'grafana'],
    ]);
  });

  it('sets only known variables of the service, including all required ones', () => {
    expect(loadConfig(environmentOf(services['access']))).toMatchObject({
      database: { kind: 'mysql', host: 'mysql', username: 'access', database: 'customersource_access' },
    });

    const known = [
      ...readFileSync(join(buildContext, 'src/config/environment.ts'), 'utf8').matchAll(/^ {2}([A-Z_]+): /gm),
    ].map(([, name]) => name);
    const given = Object.keys(services['access']?.environment ?? {});
    expect(given.filter((name) => !known.includes(name))).toEqual([]);
  });

  it("doesn't start while a variable that the service requires is missing", () => {
    const needed = missingFrom({});
    expect(needed).toEqual(
      expect.arrayContaining(['PUBLIC_URL', 'DATABASE_URL', 'SECRET_KEYS', 'MAIL_FROM']),
    );
    for (const name of needed) {
      expect([name, requiredIn(services['access']?.environment?.[name] ?? '')]).toEqual([
        name,
        [expect.stringMatching(/^[A-Z_]+$/)],
      ]);
    }
  });

  it('has exactly the variables of .env.example', () => {
    const used = Object.keys(services).flatMap((name) =>
      [...textOf(name).matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, variable]) => variable),
    );
    expect([...new Set(used)].sort()).toEqual(Object.keys(templateVariables).sort());
  });
});

function missingFrom(environment: Record<string, string>): string[] {
  try {
    loadConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map((problem) => problem.split(' ')[0] ?? '');
  }
}
