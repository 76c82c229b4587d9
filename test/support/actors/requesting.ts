import type { AccountEntity } from '../../../src/account/account.entity';
import { AccessRequestEntity } from '../../../src/access-request/access-request.entity';
import { type Answer, type Sender, type SignedIn, type TestApp } from '../servers/test-app';
import type { UserError } from './invitations';

const ASK = `mutation ($accountNumber: String!) {
  requestAccess(input: { accountNumber: $accountNumber }) { accepted userErrors { code } } }`;
const SELECTED = `accessRequest { id status declineReason decidedAt requestedBy { displayName username }
  decidedBy { displayName } profile { id displayName email role locale account { id } } }`;
const APPROVE = `mutation ($input: ApproveAccessRequestInput!) {
  approveAccessRequest(input: $input) { ${SELECTED} userErrors { code message field } } }`;
const DECLINE = `mutation ($input: DeclineAccessRequestInput!) {
  declineAccessRequest(input: $input) { ${SELECTED} userErrors { code message field } } }`;
const WITHDRAW = `mutation ($input: WithdrawAccessRequestInput!) {
  withdrawAccessRequest(input: $input) {
    accessRequest { id accountNumber status declineReason } userErrors { code message field } } }`;
const OWN = `{ viewer { accessRequests { edges { node {
  id accountNumber status createdAt expiresAt decidedAt declineReason } } totalCount } } }`;
const LIST = `query ($id: ID!, $status: AccessRequestStatus) { account(id: $id) {
  accessRequests(status: $status) { edges { node { id status requestedBy { displayName username } } } totalCount } } }`;

/** A request for access in a response. */
export interface ShownRequest {
  readonly id: string;
  readonly accountNumber: string;
  readonly status: string;
  readonly declineReason: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: { readonly displayName: string } | null;
  readonly requestedBy: { readonly displayName: string; readonly username: string };
  readonly profile: { readonly id: string; readonly email: string } | null;
}
type Changed<Name extends string> = Record<
  Name,
  { readonly accessRequest: ShownRequest | null; readonly userErrors: UserError[] }
>;
type Listed = { readonly edges: readonly { readonly node: ShownRequest }[]; readonly totalCount: number };

/** Requests access, and decides requests. */
export interface Requesting {
  /** Requests access, by a person's session. */
  ask(accountNumber: string, as: SignedIn): Promise<Answer<unknown>>;
  /** Requests access to an account, lets the service find the account, and returns the request's id. */
  pending(account: AccountEntity, as: SignedIn): Promise<string>;
  approve(input: object, sender: Sender): Promise<Answer<Changed<'approveAccessRequest'>>>;
  decline(input: object, sender: Sender): Promise<Answer<Changed<'declineAccessRequest'>>>;
  withdraw(accessRequestId: string, sender: Sender): Promise<Answer<Changed<'withdrawAccessRequest'>>>;
  /** Returns a person's own requests, newest first. */
  own(as: SignedIn): Promise<ShownRequest[]>;
  /** Returns an account's requests, newest first; null if the sender can't read them. */
  list(accountId: string, sender: Sender, status?: string): Promise<ShownRequest[] | null>;
}

/** Creates these functions for a test's service. */
export function requestingIn(test: TestApp): Requesting {
  const ask: Requesting['ask'] = (accountNumber, as) => test.send(ASK, { accountNumber }, { as });
  const own: Requesting['own'] = async (as) => {
    const { data } = await test.send<{ viewer: { accessRequests: Listed } }>(OWN, {}, { as });
    return data.viewer.accessRequests.edges.map(({ node }) => node);
  };
  return {
    ask,
    own,
    async pending(account, as) {
      await ask(account.number, as);
      await test.work();
      const [newest] = await own(as);
      const { accountId } = await test.database.reads.findOneByOrFail(AccessRequestEntity, {
        id: newest?.id ?? '',
      });
      if (accountId !== account.id) throw new Error('The account of the request was not found.');
      return newest?.id ?? '';
    },
    approve: (input, sender) => test.send(APPROVE, { input }, sender),
    decline: (input, sender) => test.send(DECLINE, { input }, sender),
    withdraw: (accessRequestId, sender) => test.send(WITHDRAW, { input: { accessRequestId } }, sender),
    async list(id, sender, status) {
      const { data } = await test.send<{ account: { accessRequests: Listed | null } | null }>(
        LIST,
        { id, status },
        sender,
      );
      return data.account?.accessRequests?.edges.map(({ node }) => node) ?? null;
    },
  };
}
