import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type DevStack, startDevStack } from '../support/dev-stack';
import { describeWithProgram } from '../support/programs';

/** Takes the first fenced block of a language that follows a text. */
function blockAfter(markdown: string, text: string, language: string): string {
  const from = markdown.indexOf(text);
  const block = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(markdown.slice(from));
  if (from === -1 || !block?.[1]) throw new Error(`The README has no ${language} block after "${text}".`);
  return block[1];
}

describe('the README', () => {
  let stack: DevStack;
  let folder: string;

  beforeAll(async () => {
    stack = await startDevStack();
    folder = await mkdtemp(join(tmpdir(), 'csa-readme-'));
  });
  afterAll(async () => {
    await stack.close();
    await rm(folder, { recursive: true });
  });

  describeWithProgram('curl', 'its first query', () => {
    it('has the output that it shows', async () => {
      const markdown = await readFile(join(__dirname, '..', '..', 'README.md'), 'utf8');
      const commands = blockAfter(markdown, '### A first query', 'sh').replaceAll(
        'http://localhost:4000',
        stack.url,
      );
      const shown: unknown = JSON.parse(blockAfter(markdown, '### A first query', 'json'));

      const { stdout } = await promisify(execFile)('sh', ['-ec', commands], { cwd: folder });
      expect(JSON.parse(stdout)).toEqual(shown);
    });
  });

  it('names every variable of the environment that .env.example has', async () => {
    const [readme, example] = await Promise.all(
      ['README.md', '.env.example'].map((name) => readFile(join(__dirname, '..', '..', name), 'utf8')),
    );
    const names = [...(example ?? '').matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name);
    const missing = names.filter(
      (name) => !readme?.includes(name) && !readme?.includes(`…_${name.split('_').slice(1).join('_')}`),
    );
    expect(missing).toEqual([]);
  });
});
