import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parse } from 'yaml';

const folder = join(__dirname, '../../.github/workflows');

describe.each(readdirSync(folder))('the workflow %s', (name) => {
  const content = readFileSync(join(folder, name), 'utf8');

  it('is valid according to GitHub’s own parser', async () => {
    const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
    if (value) await convertWorkflowTemplate(context, value);
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
  });

  it('pins exact versions of actions', () => {
    const actions = [...content.matchAll(/\buses: *(\S+)/g)].map(([, action]) => action);
    expect(actions.filter((action) => !/@v\d+\.\d+\.\d+$/.test(action ?? ''))).toEqual([]);
  });
});

describe('the workflow ci.yml', () => {
  const { jobs } = parse(readFileSync(join(folder, 'ci.yml'), 'utf8')) as {
    readonly jobs: Readonly<Record<string, Job>>;
  };
  const commandsOf = (job: Job | undefined): string => (job?.steps ?? []).map(({ run }) => run).join('\n');

  it('runs .ci/run on Node.js 20, 22 and 24', () => {
    expect(jobs['check']?.container).toMatch(/^node:\$\{\{ matrix\.node \}\}-/);
    expect(jobs['check']?.strategy.matrix['node']).toEqual(['20.19', '22', '24']);
    expect(commandsOf(jobs['check'])).toMatch(/^\.ci\/run /m);
  });

  it('runs the database suites on the images of the supported servers', () => {
    expect(jobs['databases']?.services?.['database']?.image).toMatch(/^\$\{\{ matrix\.image \}\}$/);
    expect(jobs['databases']?.strategy.matrix['image']).toEqual([
      'mysql:8.0',
      'mysql:8.4',
      'mysql:9',
      'mariadb:10.11',
      'mariadb:11.8',
    ]);
    expect(commandsOf(jobs['databases'])).toMatch(
      /^npm run test:unit -- .*test\/graphql.*test\/integration$/m,
    );
  });
});

interface Job {
  readonly container?: string;
  readonly services?: Readonly<Record<string, { readonly image: string }>>;
  readonly strategy: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly steps: readonly { readonly run?: string }[];
}
