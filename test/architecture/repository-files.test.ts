import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import Ajv2019 from 'ajv/dist/2019';
import ts from 'typescript';
import { parse } from 'yaml';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const readJson = (path: string) => JSON.parse(read(path));

/** Parses JSON with comments, which devcontainer.json may have. */
function readJsonWithComments(path: string): unknown {
  const { config, error } = ts.parseConfigFileTextToJson(path, read(path));
  if (error) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  return config;
}

/** Creates a function that lists the errors of a value by a JSON schema. */
function validatorBy(schema: object, Validator: typeof Ajv | typeof Ajv2019 = Ajv) {
  const validate = new Validator({ strict: false, validateFormats: false }).compile(schema);
  return (value: unknown) => (validate(value) ? [] : (validate.errors ?? []));
}

interface Rule {
  readonly matchPackageNames?: readonly string[];
  readonly matchDepNames?: readonly string[];
}

describe('renovate.json', () => {
  const schema = readJson('test/support/documents/schemas/renovate.json');
  const config = readJson('renovate.json');
  const rules: readonly Rule[] = config.packageRules;

  it('is valid according to Renovate’s schema', () => {
    expect(validatorBy(schema)(config)).toEqual([]);
  });

  // The schema allows unknown options everywhere, and any value in a rule.
  it('has only options in the schema, with values of the right types', () => {
    const options = {
      type: 'object',
      definitions: schema.definitions,
      properties: { $schema: { type: 'string' }, ...schema.definitions, ...schema.properties },
      additionalProperties: false,
    };
    const errorsOf = validatorBy(options);
    expect([config, ...rules].flatMap((each) => errorsOf(each))).toEqual([]);
  });

  it('proposes releases that run on each supported Node.js version', () => {
    expect(config).toMatchObject({
      constraints: { node: readJson('package.json').engines.node },
      constraintsFiltering: 'strict',
    });
  });

  it('has rules only for packages and images in use', () => {
    const { dependencies, devDependencies } = readJson('package.json');
    const images = ['docker/Dockerfile', 'docker/docker-compose.yml'].flatMap((path) =>
      [...read(path).matchAll(/^(?:FROM| *image:) ([^:\s]+):/gm)].map(([, image = '']) => image),
    );
    const used = [...Object.keys(dependencies), ...Object.keys(devDependencies), ...images];
    const named = rules.flatMap(({ matchPackageNames = [], matchDepNames = [] }) => [
      ...matchPackageNames,
      ...matchDepNames,
    ]);
    const isUsed = (name: string): boolean =>
      name.endsWith('/**') ? used.some((each) => each.startsWith(name.slice(0, -2))) : used.includes(name);
    expect(named).not.toHaveLength(0);
    expect(named.filter((name) => !isUsed(name))).toEqual([]);
  });
});

describe('package.json', () => {
  const packages = ['package.json', 'bench/peers/package.json', 'bench/lighthouse/package.json'].map(
    readJson,
  );

  it('has exact versions', () => {
    const versions = packages.flatMap(({ dependencies, devDependencies, overrides }) =>
      Object.entries({ ...dependencies, ...devDependencies, ...overrides }),
    );
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(String(version)))).toEqual([]);
  });

  it('has a reason in CONTRIBUTING.md for each override', () => {
    const contributing = read('CONTRIBUTING.md');
    const overrides = packages.flatMap((each) => Object.keys(each.overrides ?? {}));
    expect(overrides.filter((name) => !contributing.includes(`\`${name}\``))).toEqual([]);
  });

  it('has the same version as package-lock.json', () => {
    const { version } = readJson('package.json');
    const lock = readJson('package-lock.json');
    expect([lock.version, lock.packages[''].version]).toEqual([version, version]);
  });
});

describe('the development container', () => {
  const container = readJsonWithComments('.devcontainer/devcontainer.json');

  it('is valid according to the schema of Development Containers', () => {
    const schema = readJson('test/support/documents/schemas/devcontainer.json');
    expect(validatorBy(schema, Ajv2019)(container)).toEqual([]);
  });

  it('has the Node.js version in .nvmrc', () => {
    const [, version] = /^FROM node:(\d+\.\d+\.\d+)-/m.exec(read('.devcontainer/Dockerfile')) ?? [];
    expect(version).toBe(read('.nvmrc').trim());
  });

  it('runs only existing files', () => {
    const { build, onCreateCommand } = container as {
      build: { dockerfile: string };
      onCreateCommand: string;
    };
    const scripts = onCreateCommand.match(/\bscripts\/\S+/g) ?? [];
    const paths = [`.devcontainer/${build.dockerfile}`, ...scripts];
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('.github', () => {
  it('has code owners only for existing paths', () => {
    const lines = read('.github/CODEOWNERS')
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim())
      .filter((line) => line !== '');
    expect(lines.filter((line) => !/^\S+( +(@\S+|\S+@\S+))+$/.test(line))).toEqual([]);
    const paths = lines.map((line) => line.split(' ')[0] ?? '').filter((path) => path !== '*');
    expect(paths.filter((path) => !path.startsWith('/') || !existsSync(join(root, path)))).toEqual([]);
  });

  it('has issue templates that GitHub shows', () => {
    const folder = '.github/ISSUE_TEMPLATE';
    const templates = readdirSync(join(root, folder)).filter((name) => name.endsWith('.md'));
    expect(templates).not.toHaveLength(0);
    for (const name of templates) {
      const [, frontMatter = ''] = /^---\n(.*?)\n---\n/s.exec(read(`${folder}/${name}`)) ?? [];
      expect(parse(frontMatter)).toEqual({
        name: expect.stringMatching(/./),
        about: expect.stringMatching(/./),
        labels: expect.stringMatching(/./),
      });
    }
    expect(parse(read(`${folder}/config.yml`))).toEqual({ blank_issues_enabled: false });
  });
});
