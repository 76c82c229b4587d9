import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Copy, DockerfileParser, Env, From, type Instruction } from 'dockerfile-ast';

/** Docker's build context. */
export const buildContext = join(__dirname, '../../..');

/** The content of `docker/Dockerfile`. */
export const dockerfileText = readFileSync(join(buildContext, 'docker/Dockerfile'), 'utf8');

/** An instruction of a stage, with what the tests need to run it. */
export type Step =
  | { readonly does: 'COPY'; readonly from: string | null; readonly paths: readonly string[] }
  | { readonly does: 'RUN'; readonly command: string }
  | { readonly does: 'WORKDIR'; readonly path: string };

/** A stage of the Dockerfile. */
export interface Stage {
  readonly name: string;
  /** Another stage, or an image with its tag. */
  readonly base: string;
  readonly steps: readonly Step[];
  readonly environment: Readonly<Record<string, string>>;
  readonly user: string | null;
  /** The commands in their exec forms; null if there is none, or in another form. */
  readonly command: readonly string[] | null;
  readonly healthCheck: readonly string[] | null;
  readonly stopSignal: string | null;
}

/** Reads the stages in order. Fails for an instruction that the tests can't run. */
export function readStages(): ReadonlyMap<string, Stage> {
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const instruction of DockerfileParser.parse(dockerfileText).getInstructions()) {
    stage = instruction instanceof From ? begin(instruction) : extend(stage, instruction);
    stages.set(stage.name, stage);
  }
  return stages;
}

function begin(from: From): Stage {
  const [name, base] = [from.getBuildStage(), from.getImage()];
  if (!name || !base) throw new Error('Each stage has an image and a name.');
  return {
    ...{ name, base, steps: [], environment: {} },
    ...{ user: null, command: null, healthCheck: null, stopSignal: null },
  };
}

function extend(stage: Stage | undefined, instruction: Instruction): Stage {
  if (!stage) throw new Error('An instruction stands before the first stage.');
  const words = instruction.getArguments().map((argument) => argument.getValue());
  const add = (step: Step): Stage => ({ ...stage, steps: [...stage.steps, step] });
  const keyword = instruction.getKeyword();
  switch (keyword) {
    case 'COPY':
      return add({ does: keyword, from: sourceOf(instruction), paths: words });
    case 'RUN':
      return add({ does: keyword, command: words.join(' ') });
    case 'WORKDIR':
      return add({ does: keyword, path: words.join() });
    case 'ENV':
      return { ...stage, environment: { ...stage.environment, ...variablesOf(instruction) } };
    case 'USER':
      return { ...stage, user: words.join() };
    case 'STOPSIGNAL':
      return { ...stage, stopSignal: words.join() };
    case 'CMD':
      return { ...stage, command: execForm(instruction.getRawArgumentsContent()) };
    case 'HEALTHCHECK':
      return {
        ...stage,
        healthCheck: execForm(instruction.getRawArgumentsContent()?.split(/\bCMD\s/)[1] ?? null),
      };
    case 'EXPOSE':
    case 'LABEL':
      return stage;
    default:
      throw new Error(`The tests don't know how to carry out ${keyword}.`);
  }
}

function sourceOf(instruction: Instruction): string | null {
  if (!(instruction instanceof Copy)) throw new Error('COPY is no COPY.');
  return (
    instruction
      .getFlags()
      .find((flag) => flag.getName() === 'from')
      ?.getValue() ?? null
  );
}

function variablesOf(instruction: Instruction): Record<string, string> {
  if (!(instruction instanceof Env)) throw new Error('ENV is no ENV.');
  return Object.fromEntries(
    instruction.getProperties().map((property) => [property.getName(), property.getValue() ?? '']),
  );
}

function execForm(text: string | null): string[] | null {
  return text?.trimStart().startsWith('[') ? (JSON.parse(text) as string[]) : null;
}
