/**
 * `npm run sbom`: prints the software bill of materials in CycloneDX's format: the packages of the image and of the portal,
 * with their versions, licenses and hashes, from package-lock.json.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { shippedPackages } from './shipped-packages.mjs';

new Command('npm run sbom --')
  .description(
    'Prints the software bill of materials of the image and the portal, in CycloneDX’s JSON format.',
  )
  .parse();

const MOST_BYTES = 100 * 1024 * 1024;
const options = { cwd: resolve(import.meta.dirname, '..'), encoding: 'utf8', maxBuffer: MOST_BYTES };
const sbom = JSON.parse(
  execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], options),
);
const shipped = new Set(shippedPackages().map(({ name, version }) => `${name}@${version}`));
const referenceOf = (component) => component['bom-ref'];
const nameOf = ({ name, version }) => `${name}@${version}`;

// npm takes the name of the folder.
const { name } = JSON.parse(readFileSync(join(options.cwd, 'package.json'), 'utf8'));
Object.assign(sbom.metadata.component, { name });
sbom.components = sbom.components.filter((component) => shipped.has(nameOf(component)));
const kept = new Set([referenceOf(sbom.metadata.component), ...sbom.components.map(referenceOf)]);
sbom.dependencies = sbom.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((needed) => kept.has(needed)) }));
for (const component of sbom.components) {
  // The portal's packages are development dependencies, because the build bundles them.
  if (component.scope === 'optional' || component.scope === 'excluded') component.scope = 'required';
  component.properties = component.properties?.filter(({ name }) => !name.startsWith('cdx:npm:package:'));
}
console.log(JSON.stringify(sbom, null, 2));
