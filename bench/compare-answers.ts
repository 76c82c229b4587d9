import { isDeepStrictEqual } from 'node:util';
import type { BenchClient } from './http-client';
import type { Random } from './random';
import type { Workload, WorkloadName } from './workloads';

/** Reports that two servers responded differently to a request, or that one didn't respond. */
export class AnswersDifferError extends Error {
  /** Identifies the error in code. */
  readonly code = 'ANSWERS_DIFFER';
}

/**
 * Sends the same random requests to all servers, and compares their responses with the first server's.
 *
 * Compares data: the order of lists matters, but not that of an object's fields. Throws AnswersDifferError; also if no
 * response contained an object, since then nothing was compared.
 */
export async function compareAnswers(
  all: readonly {
    readonly name: string;
    readonly client: BenchClient;
    /** The workloads to compare. Defaults to all. */
    readonly compared?: readonly WorkloadName[] | undefined;
  }[],
  workloads: readonly Workload[],
  { requests, random }: { readonly requests: number; readonly random: Random },
): Promise<void> {
  for (const workload of workloads) {
    const servers = all.filter(({ compared }) => compared?.includes(workload.name) ?? true);
    let isOfUse = false;
    for (let index = 0; index < requests; index += 1) {
      const request = workload.next(random);
      const answers = await Promise.all(servers.map(({ client }) => client.send(request)));
      const [expected, ...others] = answers.map(({ status, body }, at) =>
        dataOf(status, body, `${servers[at]?.name ?? ''} answers ${workload.name}`),
      );
      isOfUse ||= answers.some(({ body }) => body.includes('"id":'));
      for (const [at, data] of others.entries()) {
        if (isDeepStrictEqual(data, expected)) continue;
        throw new AnswersDifferError(
          `${workload.name} is answered differently.\n${request.body.slice(0, 300)}\n` +
            `${servers[0]?.name ?? ''}: ${JSON.stringify(expected)}\n` +
            `${servers[at + 1]?.name ?? ''}: ${JSON.stringify(data)}`,
        );
      }
    }
    if (!isOfUse) throw new AnswersDifferError(`${workload.name} is answered with nothing.`);
  }
}

function dataOf(status: number, body: string, what: string): unknown {
  const answer = status === 200 ? (JSON.parse(body) as { data?: unknown; errors?: unknown }) : {};
  if (!answer.data || answer.errors !== undefined) {
    throw new AnswersDifferError(`${what} with ${String(status)}: ${body.slice(0, 1000)}`);
  }
  return answer.data;
}
