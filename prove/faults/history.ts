/** The kinds of operations of the load. */
export type OperationKind =
  | 'acceptInvite'
  | 'addProfile'
  | 'addProfiles'
  | 'approveRequest'
  | 'changeRole'
  | 'clearDefaultProfile'
  | 'declineInvite'
  | 'declineRequest'
  | 'endAssociation'
  | 'endSession'
  | 'read'
  | 'removeProfile'
  | 'removeProfiles'
  | 'renameProfile'
  | 'requestAccess'
  | 'requestInvites'
  | 'restoreProfile'
  | 'revokeInvite'
  | 'sendInvite'
  | 'sendInvites'
  | 'signIn'
  | 'signOut'
  | 'switchProfile'
  | 'updateProfiles'
  | 'webhook'
  | 'withdrawRequest';

/** A value that an operation writes if it succeeds. `registersOf` lists the registers. */
export interface Write {
  readonly register: string;
  readonly value: string;
}

/**
 * An operation of the load.
 *
 * Its outcome is `ok` if the service acknowledged it, `fail` if the service refused it, and `unknown` otherwise: it may
 * have been carried out or not.
 */
export interface Operation {
  readonly id: number;
  readonly client: number;
  readonly kind: OperationKind;
  /** Milliseconds since the load began. */
  readonly invokedAt: number;
  readonly endedAt: number;
  readonly outcome: 'fail' | 'ok' | 'unknown';
  readonly writes: readonly Write[];
  /** What a successful read returned. */
  readonly reads?: readonly Write[];
  /** The code of the refusal, or the reason of an unknown outcome. */
  readonly error?: string;
  /** Whether a refusal is one of the expected answers, such as that of the loser of a race. */
  readonly mayBeRefused?: boolean;
  /** Whether it was repeated with its idempotency key after an unknown outcome. The outcome is that of the repetition. */
  readonly isRepeated?: boolean;
}

/** A fault that was injected. */
export interface InjectedFault {
  readonly name: string;
  readonly beganAt: number;
  readonly endedAt: number;
  /** For faults of the database: milliseconds from its return until the instances were ready. */
  readonly readyAfterMs?: readonly number[];
}

/** The answer to an operation, as the load sees it. */
export interface Answer {
  readonly outcome: Operation['outcome'];
  readonly error?: string;
  readonly writes?: readonly Write[];
  readonly reads?: readonly Write[];
  readonly isRepeated?: boolean;
}

/** Records the operations of the load. */
export class Recorder {
  readonly operations: Operation[] = [];
  readonly #startedAt = performance.now();

  now(): number {
    return performance.now() - this.#startedAt;
  }

  /** Runs an operation and records it. `writes` are those of an unknown outcome, and of success unless it has its own. */
  async run(
    about: Pick<Operation, 'client' | 'kind' | 'mayBeRefused' | 'writes'>,
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    const invokedAt = this.now();
    const answer = await work();
    this.operations.push({
      ...about,
      ...answer,
      writes: answer.outcome === 'fail' ? [] : (answer.writes ?? about.writes),
      id: this.operations.length,
      invokedAt,
      endedAt: this.now(),
    });
    return answer;
  }
}
