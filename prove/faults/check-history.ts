import { type FinalState, registersOf } from './final-state';
import type { Operation } from './history';

/** The kinds of violations. */
export type ViolationKind =
  | 'account without administrator'
  | 'double acceptance'
  | 'double association'
  | 'half-written'
  | 'internal error'
  | 'lost write'
  | 'mail delivered twice'
  | 'mail invented'
  | 'mail lost'
  | 'mail unfinished'
  | 'request unprocessed'
  | 'stale read'
  | 'unexpected refusal'
  | 'unexpected value';

/** Something that must not happen, and didn't have to be tolerated. */
export interface Violation {
  readonly kind: ViolationKind;
  readonly what: string;
}

/** How the unknown outcomes ended, by the values that they would have written. */
export interface ResolvedUnknowns {
  readonly applied: number;
  readonly notApplied: number;
}

/** Where the mails of the outbox ended. */
export interface MailAccount {
  readonly queued: number;
  readonly sent: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly unfinished: number;
  /** Mails with more than one message. Each has an unknown outcome for each further message, or is a violation. */
  readonly duplicates: number;
}

/** The result of checking a drill. */
export interface Verdict {
  readonly violations: readonly Violation[];
  readonly unknowns: ResolvedUnknowns;
  readonly mails: MailAccount;
}

/** Checks a history and the state after it. Doesn't depend on the order in which operations were recorded. */
export function checkHistory(operations: readonly Operation[], state: FinalState): Verdict {
  const values = registersOf(state);
  const writes = writesByRegister(operations);
  return {
    violations: [
      ...checkAnswers(operations),
      ...checkRegisters(writes, values),
      ...checkReads(operations, writes),
      ...checkAcceptances(operations),
      ...checkProfiles(state),
      ...checkInvitations(state),
      ...checkRequests(state),
      ...checkAudit(state),
      ...checkMails(state),
    ],
    unknowns: resolveUnknowns(operations, values),
    mails: countMails(state),
  };
}

interface TimedWrite {
  readonly value: string;
  readonly invokedAt: number;
  /** Infinite if the outcome is unknown: it could take effect at any time. */
  readonly endedAt: number;
  readonly isCertain: boolean;
}

function writesByRegister(operations: readonly Operation[]): ReadonlyMap<string, readonly TimedWrite[]> {
  const found = new Map<string, TimedWrite[]>();
  for (const { outcome, invokedAt, endedAt, writes } of operations) {
    if (outcome === 'fail') continue;
    const isCertain = outcome === 'ok';
    for (const { register, value } of writes) {
      const list = found.get(register) ?? [];
      list.push({ value, invokedAt, endedAt: isCertain ? endedAt : Infinity, isCertain });
      found.set(register, list);
    }
  }
  return found;
}

function checkAnswers(operations: readonly Operation[]): Violation[] {
  return operations.flatMap((operation): Violation[] => {
    const { id, kind, outcome, error = '', mayBeRefused = false } = operation;
    const what = `operation ${String(id)} (${kind}): ${error}`;
    if (error.includes('INTERNAL_SERVER_ERROR') || error === 'HTTP 500')
      return [{ kind: 'internal error', what }];
    if (outcome !== 'fail' || mayBeRefused || error === 'RATE_LIMITED') return [];
    return [{ kind: 'unexpected refusal', what }];
  });
}

/** Returns the writes of which one must have been the last: no certain write began after their end. */
function possiblyLast(writes: readonly TimedWrite[]): readonly TimedWrite[] {
  const lastBegin = Math.max(
    ...writes.filter(({ isCertain }) => isCertain).map(({ invokedAt }) => invokedAt),
    -Infinity,
  );
  return writes.filter(({ endedAt }) => endedAt >= lastBegin);
}

function checkRegisters(
  writes: ReadonlyMap<string, readonly TimedWrite[]>,
  values: ReadonlyMap<string, string>,
): Violation[] {
  return [...writes].flatMap(([register, list]): Violation[] => {
    const value = values.get(register);
    const possible = possiblyLast(list);
    if (possible.some((write) => write.value === value)) return [];
    // The value from before all writes is only possible if none of them is certain.
    const isCertain = list.some((write) => write.isCertain);
    if (!isCertain && !isDoubled(register, value)) return [];
    const expected = [...new Set(possible.map((write) => write.value))].join(' or ');
    const kind = isCertain ? 'lost write' : 'unexpected value';
    return [{ kind, what: `${register} is ${value ?? 'missing'} rather than ${expected}` }];
  });
}

/** Returns whether an address has several profiles, which it couldn't have before the writes. */
function isDoubled(register: string, value = '0'): boolean {
  return /^account .* address /.test(register) && Number(value) > 1;
}

function checkReads(
  operations: readonly Operation[],
  writes: ReadonlyMap<string, readonly TimedWrite[]>,
): Violation[] {
  return operations.flatMap(({ id, invokedAt, endedAt, reads = [] }) =>
    reads.flatMap(({ register, value }): Violation[] => {
      const begun = (writes.get(register) ?? []).filter((write) => write.invokedAt <= endedAt);
      const before = begun.filter((write) => write.isCertain && write.endedAt <= invokedAt);
      const possible = before.length === 0 ? begun : begunAfter(begun, before);
      if (before.length === 0 || possible.some((write) => write.value === value)) return [];
      return [{ kind: 'stale read', what: `operation ${String(id)} read ${value} from ${register}` }];
    }),
  );
}

function begunAfter(begun: readonly TimedWrite[], before: readonly TimedWrite[]): readonly TimedWrite[] {
  const lastBegin = Math.max(...before.map(({ invokedAt }) => invokedAt));
  return begun.filter(({ endedAt }) => endedAt >= lastBegin);
}

/** An invitation is accepted once, even if several people accept it at the same time. */
function checkAcceptances(operations: readonly Operation[]): Violation[] {
  const holders = new Map<string, Set<string>>();
  for (const { kind, outcome, writes } of operations) {
    if (kind !== 'acceptInvite' || outcome !== 'ok') continue;
    const invitation = writes.find(({ register }) => register.startsWith('invitation '))?.register;
    const holder = writes.find(({ register }) => register.endsWith(' holder'))?.value;
    if (invitation === undefined || holder === undefined) continue;
    holders.set(invitation, (holders.get(invitation) ?? new Set()).add(holder));
  }
  return [...holders]
    .filter(([, people]) => people.size > 1)
    .map(([invitation, people]) => ({
      kind: 'double acceptance' as const,
      what: `${invitation} was accepted by ${[...people].join(' and ')}`,
    }));
}

function checkProfiles({ accounts, profiles, associations }: FinalState): Violation[] {
  const violations: Violation[] = [];
  const active = countBy(associations.filter(({ isActive }) => isActive).map(({ profileId }) => profileId));
  const administered = new Set(
    profiles
      .filter(({ role, status }) => role === 'ADMINISTRATOR' && status === 'ACTIVE')
      .map(({ accountId }) => accountId),
  );
  for (const { id } of accounts)
    if (!administered.has(id)) violations.push({ kind: 'account without administrator', what: id });
  for (const { id, status, isAssociated } of profiles) {
    const count = active.get(id) ?? 0;
    if (count > 1) violations.push({ kind: 'double association', what: `${id} has ${String(count)}` });
    if (isAssociated !== count > 0)
      violations.push({
        kind: 'half-written',
        what: `${id} is ${isAssociated ? '' : 'not '}marked as associated`,
      });
    if (status === 'REMOVED' && count > 0)
      violations.push({ kind: 'half-written', what: `${id} is removed and still associated` });
  }
  return violations;
}

function checkInvitations({ invitations, associations, profiles, mails, given }: FinalState): Violation[] {
  const violations: Violation[] = [];
  const ties = new Set(associations.map(({ profileId, identityId }) => `${profileId} ${identityId}`));
  const statuses = new Map(profiles.map(({ id, status }) => [id, status]));
  const mailed = new Set(mails.map(({ subjectId }) => subjectId));
  const pending = countBy(
    invitations.filter(({ state }) => state === 'PENDING').map(({ profileId }) => profileId),
  );
  const half = (what: string): unknown => violations.push({ kind: 'half-written', what });
  for (const { id, profileId, state, acceptedByIdentityId } of invitations) {
    if (given.has(id)) continue;
    if (state === 'ACCEPTED' && !ties.has(`${profileId} ${acceptedByIdentityId ?? ''}`))
      half(`${id} is accepted without an association`);
    if (state === 'PENDING' && statuses.get(profileId) !== 'ACTIVE')
      half(`${id} is pending, and its profile isn't active`);
    if (!mailed.has(id)) half(`${id} has no mail`);
  }
  for (const [profileId, count] of pending)
    if (count > 1) half(`${profileId} has ${String(count)} pending invitations`);
  return violations;
}

function checkRequests({ accessRequests, inviteRequests, associations, mails }: FinalState): Violation[] {
  const violations: Violation[] = [];
  const ties = new Set(associations.map(({ profileId, identityId }) => `${profileId} ${identityId}`));
  const mailed = new Set(mails.map(({ subjectId }) => subjectId));
  for (const { id, identityId, state, profileId, isProcessed } of accessRequests) {
    if (!isProcessed) violations.push({ kind: 'request unprocessed', what: id });
    if (state !== 'APPROVED') continue;
    if (profileId === null || !ties.has(`${profileId} ${identityId}`))
      violations.push({ kind: 'half-written', what: `${id} is approved without an association` });
    if (!mailed.has(id)) violations.push({ kind: 'half-written', what: `${id} has no mail` });
  }
  for (const { emailKey, isProcessed } of inviteRequests)
    if (!isProcessed) violations.push({ kind: 'request unprocessed', what: emailKey });
  return violations;
}

/** Each record is written in the transaction of its audit event. */
function checkAudit({ auditEvents, given, ...records }: FinalState): Violation[] {
  const recorded = new Set(auditEvents.map(({ action, subjectId }) => `${action} ${subjectId}`));
  const expected = [
    ...records.profiles.flatMap(({ id, status }) => [
      ['PROFILE_ADDED', id],
      ...(status === 'REMOVED' ? [['PROFILE_REMOVED', id]] : []),
    ]),
    ...records.invitations.flatMap(({ id, state }) => [
      ['INVITATION_SENT', id],
      ...(state !== 'PENDING' ? [[`INVITATION_${state}`, id]] : []),
    ]),
    ...records.associations.flatMap(({ id, isActive }) => [
      ['ASSOCIATION_CREATED', id],
      ...(isActive ? [] : [['ASSOCIATION_ENDED', id]]),
    ]),
    ...records.accessRequests.flatMap(({ id, state }) =>
      state === 'PENDING' ? [] : [[`ACCESS_REQUEST_${state}`, id]],
    ),
  ] as [string, string][];
  return expected
    .filter(([action, id]) => !given.has(id) && !recorded.has(`${action} ${id}`))
    .map(([action, id]) => ({ kind: 'half-written', what: `${id} has no audit event ${action}` }));
}

const SENT = new Set(['SENT', 'DELIVERED', 'BOUNCED']);

function checkMails({ mails, messages }: FinalState): Violation[] {
  const violations: Violation[] = [];
  const known = new Set(mails.flatMap(({ id, messageId }) => [id, messageId]));
  for (const id of messages.keys())
    if (!known.has(id)) violations.push({ kind: 'mail invented', what: `message ${id} has no mail` });
  for (const { id, messageId, status, unknownOutcomes } of mails) {
    const count = messages.get(messageId) ?? messages.get(id) ?? 0;
    if (SENT.has(status) && count === 0)
      violations.push({ kind: 'mail lost', what: `${id} is ${status} without a message` });
    if (count > 1 + unknownOutcomes)
      violations.push({
        kind: 'mail delivered twice',
        what: `${id} has ${String(count)} messages after ${String(unknownOutcomes)} unknown outcomes`,
      });
    if (['CANCELLED', 'FAILED'].includes(status) && count > 0)
      violations.push({ kind: 'half-written', what: `${id} is ${status} and has a message` });
    if (status === 'SENDING' || status === 'QUEUED')
      violations.push({ kind: 'mail unfinished', what: `${id} is ${status}` });
  }
  return violations;
}

function countMails({ mails, messages }: FinalState): MailAccount {
  const count = (isOne: (mail: FinalState['mails'][number]) => boolean): number => mails.filter(isOne).length;
  return {
    queued: mails.length,
    sent: count(({ status }) => SENT.has(status)),
    failed: count(({ status }) => status === 'FAILED'),
    cancelled: count(({ status }) => status === 'CANCELLED'),
    unfinished: count(({ status }) => status === 'QUEUED' || status === 'SENDING'),
    duplicates: [...messages.values()].filter((number) => number > 1).length,
  };
}

function resolveUnknowns(
  operations: readonly Operation[],
  values: ReadonlyMap<string, string>,
): ResolvedUnknowns {
  const unknown = operations.filter(({ outcome, writes }) => outcome === 'unknown' && writes.length > 0);
  const applied = unknown.filter(({ writes }) =>
    writes.every(({ register, value }) => values.get(register) === value),
  ).length;
  return { applied, notApplied: unknown.length - applied };
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
