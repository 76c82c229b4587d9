import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readStages } from '../support/documents/dockerfile';
import { readDocument } from '../support/documents/documents';

interface Shipped {
  readonly name: string;
  readonly version: string;
  readonly license: string | null;
}

interface Locked {
  readonly license?: string;
  readonly hasInstallScript?: boolean;
}

interface Sbom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: { readonly name: string; readonly version: string } };
  readonly components: readonly {
    readonly 'bom-ref': string;
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly licenses: readonly object[];
    readonly hashes: readonly object[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

const root = join(__dirname, '../..');
const run = (...args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
const { packages } = JSON.parse(readDocument('package-lock.json')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const { removed, shipped } = JSON.parse(
  run(
    '--input-type=module',
    '--eval',
    `import { REMOVED, shippedPackages } from './scripts/shipped-packages.mjs';
     console.log(JSON.stringify({ removed: REMOVED, shipped: shippedPackages() }));`,
  ),
) as { readonly removed: readonly string[]; readonly shipped: readonly Shipped[] };
const document = readDocument('docs/supply-chain.md');
/** Returns the first cells of the table below a heading of the document, without backticks. */
const tableOf = (heading: string): string[] => {
  const [, section = ''] = document.split(`## ${heading}\n`);
  const rows = (section.split('\n## ', 1)[0] ?? '').match(/^\| `.*$/gm) ?? [];
  return rows.map((row) => /^\| `([^`]+)`/.exec(row)?.[1] ?? '');
};
const identify = ({ name, version }: Shipped): string => `${name}@${version}`;

describe('the packages that users get', () => {
  it('have licenses that the document accepts', () => {
    const accepted = new Set(tableOf('Licenses'));
    expect(accepted.size).toBeGreaterThan(0);
    expect(shipped.filter(({ license }) => license === null || !accepted.has(license))).toEqual([]);
    expect([...new Set(shipped.map(({ license }) => license))].sort()).toEqual([...accepted].sort());
  });

  it('include the service’s and the portal’s, but none for development', () => {
    const names = shipped.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['fastify', 'mysql2', 'react', '@apollo/client', 'scheduler']),
    );
    expect(names.filter((name) => /^(?:jest|vite|eslint|typescript|oidc-provider)$/.test(name))).toEqual([]);
  });

  it('exclude those that the image removes, which are all that restrict use', () => {
    const restricting = Object.entries(packages)
      .filter(([, { license }]) => license === 'Elastic-2.0')
      .map(([path]) => path);
    const inImage = shipped.filter(({ name }) => restricting.includes(`node_modules/${name}`));
    expect(inImage).toEqual([]);
    expect(removed).toEqual(['@apollo/federation-internals']);
    const steps = readStages().get('dependencies')?.steps ?? [];
    const commands = steps.flatMap((step) => (step.does === 'RUN' ? step.command : []));
    for (const name of removed) expect(commands.join('\n')).toContain(`rm -r node_modules/${name}`);
  });
});

describe('npm run sbom', () => {
  it('prints CycloneDX with each package, its license, hash and dependencies', () => {
    const sbom = JSON.parse(run('scripts/sbom.mjs')) as Sbom;
    const { name, version } = JSON.parse(readDocument('package.json')) as Shipped;
    expect([sbom.bomFormat, sbom.specVersion]).toEqual(['CycloneDX', expect.stringMatching(/^1\.\d$/)]);
    expect(sbom.metadata.component).toMatchObject({ name, version });
    expect(sbom.components.map((each) => `${each.name}@${each.version}`).sort()).toEqual(
      [...new Set(shipped.map(identify))].sort(),
    );
    for (const component of sbom.components) {
      expect([component.name, component.licenses.length, component.hashes.length]).toEqual([
        ...[component.name, 1, 1],
      ]);
      expect(component.purl).toMatch(/^pkg:npm\//);
    }
    const references = new Set(sbom.components.map((each) => each['bom-ref']));
    const needed = sbom.dependencies.flatMap(({ dependsOn }) => dependsOn);
    expect(needed.filter((reference) => !references.has(reference))).toEqual([]);
  });
});

describe('install scripts', () => {
  it('are all turned off, with a reason why nothing needs them', () => {
    const withScripts = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    const { allowScripts } = JSON.parse(readDocument('package.json')) as {
      readonly allowScripts: Readonly<Record<string, boolean>>;
    };
    const names = [...new Set(withScripts)].sort();
    expect(Object.keys(allowScripts).sort()).toEqual(names);
    expect(Object.values(allowScripts)).toEqual(names.map(() => false));
    expect(tableOf('Install scripts').sort()).toEqual(names);
  });
});
