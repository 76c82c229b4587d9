import type { Attempt } from '../../prove/rolling/attempt';
import type { BalancedRequest } from '../../prove/rolling/balancer';
import { judgeRolling, type RollingViolation, type Stop } from '../../prove/rolling/judge-rolling';

const STOP: Stop = {
  ...{ instance: 'one', during: 'round 1', startedAt: 0, stoppedAt: 100, endedAt: 200 },
  ...{ exitCode: 0, signal: null, output: '' },
};

function request(
  attempts: readonly Partial<Attempt>[],
  answer: Partial<BalancedRequest> = {},
): BalancedRequest {
  return {
    ...{ path: '/graphql', arrivedAt: 50, endedAt: 60, status: 200, code: null, hasRetryAfter: false },
    attempts: attempts.map((attempt) => ({
      ...{ instance: 'one', sentAt: 50, outcome: 'answered', isReused: false, error: null },
      ...attempt,
    })),
    ...answer,
  };
}

const ANSWERED = request([{}]);
const REQUESTS: readonly BalancedRequest[] = [
  ANSWERED,
  request([{ sentAt: 150, isReused: true }]),
  request([{ sentAt: 199, outcome: 'unconnected', error: 'ECONNREFUSED' }, { instance: 'two' }]),
  request([{}], { status: 503, code: 'SERVICE_UNAVAILABLE', hasRetryAfter: true }),
  request([{}], { path: '/auth/sign-in', status: 303 }),
  request([{}], { status: 400, code: 'BAD_USER_INPUT' }),
];

const PLANTED: readonly {
  readonly name: string;
  readonly kind: RollingViolation['kind'];
  readonly requests?: readonly BalancedRequest[];
  readonly stop?: Partial<Stop>;
}[] = [
  {
    name: 'a request that was reset on a kept connection',
    kind: 'lost request',
    requests: [
      request([{ sentAt: 150, outcome: 'lost', isReused: true, error: 'ECONNRESET' }], { status: null }),
    ],
  },
  {
    name: 'a request that was lost after another instance had refused the connection',
    kind: 'lost request',
    requests: [request([{ outcome: 'unconnected' }, { instance: 'two', outcome: 'lost' }], { status: null })],
  },
  {
    name: 'a request that all instances refused',
    kind: 'no instance',
    requests: [request([{ outcome: 'unconnected' }, { instance: 'two', outcome: 'unconnected' }])],
  },
  { name: 'a request without any ready instance', kind: 'no instance', requests: [request([])] },
  { name: 'status 500', kind: 'undocumented error', requests: [request([{}], { status: 500 })] },
  {
    name: 'status 503 without Retry-After',
    kind: 'undocumented error',
    requests: [request([{}], { status: 503 })],
  },
  {
    name: 'an internal error with status 200',
    kind: 'undocumented error',
    requests: [request([{}], { code: 'INTERNAL_SERVER_ERROR' })],
  },
  { name: 'exit code 2', kind: 'exit code', stop: { exitCode: 2 } },
  { name: 'an end by a signal', kind: 'exit code', stop: { exitCode: null, signal: 'SIGKILL' } },
  { name: 'an instance that answered nothing', kind: 'empty round', stop: { startedAt: 90, stoppedAt: 99 } },
  {
    name: 'an instance that only another one stood in for',
    kind: 'empty round',
    stop: { instance: 'three' },
  },
];

describe('the judge of a rolling restart', () => {
  it('finds nothing if all requests were answered, perhaps by another instance or with a documented refusal', () => {
    expect(judgeRolling({ requests: REQUESTS, stops: [STOP] })).toEqual([]);
  });

  it.each(PLANTED)('finds $name', ({ kind, requests = [], stop = {} }) => {
    const answered = stop.startedAt === undefined ? REQUESTS : [ANSWERED];
    const found = judgeRolling({ requests: [...answered, ...requests], stops: [{ ...STOP, ...stop }] });
    expect(found.map((violation) => violation.kind)).toEqual([kind]);
  });

  it('says how long after SIGTERM a request was lost', () => {
    const lost = request([{ sentAt: 150, outcome: 'lost', isReused: true, error: 'ECONNRESET' }]);
    expect(judgeRolling({ requests: [ANSWERED, lost], stops: [STOP] })[0]?.what).toBe(
      '/graphql at 50 ms: ECONNRESET on a kept connection to one, 50 ms after its SIGTERM (round 1)',
    );
  });
});
