import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { isIgnored } from '../support/documents/docker-build';
import { dockerfileText, readStages } from '../support/documents/dockerfile';

const stages = readStages();
const images = [...stages.values()].map(({ base }) => base).filter((base) => !stages.has(base));

describe('docker/Dockerfile', () => {
  it('passes the linter', () => {
    expect(validate(dockerfileText)).toEqual([]);
  });

  it('names every image by the version of a release', () => {
    expect(images.length).toBeGreaterThan(0);
    for (const image of images)
      expect(image).toMatch(/^[a-z./-]+:v?\d+\.\d+\.\d+(?:-[a-z-]+)?(?:@sha256:[0-9a-f]{64})?$/);
  });

  it('ends with the service, which runs without root and receives signals itself', () => {
    const service = [...stages.values()].at(-1);
    expect(service).toMatchObject({ name: 'service', base: 'base', user: 'node', stopSignal: 'SIGTERM' });
    // With other flags, V8 would reject the build's code cache.
    const { scripts } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
      readonly scripts: { readonly start: string };
    };
    expect(service?.command).toEqual(scripts.start.replace(/^exec /, '').split(' '));
    expect(service?.healthCheck?.[0]).toBe('node');
  });

  it('installs from the lockfile and runs no package scripts', () => {
    const installs = [...stages.values()]
      .flatMap(({ steps }) => steps)
      .flatMap((step) =>
        step.does === 'RUN' && /\bnpm (?:ci|i|install)\b/.test(step.command) ? [step.command] : [],
      );
    expect(installs).toHaveLength(2);
    for (const command of installs) expect(command).toMatch(/^npm ci (?:.* )?--ignore-scripts\b/);
  });
});

describe('.dockerignore', () => {
  it.each(['.env', 'docker/.env', '.git/config', 'data/customersource.sqlite', 'node_modules/zod/index.js'])(
    'keeps %s out of the build',
    (path) => expect(isIgnored(path)).toBe(true),
  );

  it.each(['test/docker/dockerfile.test.ts', 'src/dev/main.ts', 'dist/main.js', 'docker/Dockerfile'])(
    'keeps files that no image needs out of the build, such as %s',
    (path) => expect(isIgnored(path)).toBe(true),
  );
});
