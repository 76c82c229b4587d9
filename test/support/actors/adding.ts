import type { UserError } from './invitations';
import type { Answer, Sender, TestApp } from '../servers/test-app';

/** A profile in the payload of the mutations that add profiles. */
export interface ShownProfile {
  readonly id: string;
  readonly displayName: string;
  readonly email: string;
  readonly role: string;
  readonly status: string;
  readonly locale: string;
  readonly account: { readonly id: string };
}

interface Shown {
  readonly profile: ShownProfile | null;
  readonly invitation: { readonly id: string; readonly email: string; readonly status: string } | null;
  readonly userErrors: UserError[];
}

/** The input for a new profile. */
export interface Entered {
  readonly displayName: string;
  readonly email: string;
  readonly role?: string;
  readonly locale?: string;
}

/** The response of `addProfile`. */
export interface AddProfileAnswer {
  readonly addProfile: Shown;
}

/** The response of `addProfiles`. */
export interface AddProfilesAnswer {
  readonly addProfiles: {
    readonly results: readonly (Shown & { readonly index: number })[];
    readonly userErrors: UserError[];
  };
}

/** The response of `sendInvites`. */
export interface SendInvitesAnswer {
  readonly sendInvites: {
    readonly results: readonly (Omit<Shown, 'profile'> & { readonly index: number })[];
    readonly userErrors: UserError[];
  };
}

const ERRORS = 'userErrors { code message field }';
const INVITATION = 'invitation { id email status }';
const PROFILE = 'profile { id displayName email role status locale account { id } }';
const ADD = `mutation ($input: AddProfileInput!) { addProfile(input: $input) { ${PROFILE} ${INVITATION} ${ERRORS} } }`;
const ADD_MANY = `mutation ($input: AddProfilesInput!) { addProfiles(input: $input) {
  results { index ${PROFILE} ${INVITATION} ${ERRORS} } ${ERRORS} } }`;
const SEND_MANY = `mutation ($input: SendInvitesInput!) { sendInvites(input: $input) {
  results { index ${INVITATION} ${ERRORS} } ${ERRORS} } }`;

/** Calls the mutations that add profiles and send invitations in batches. */
export interface Adding {
  add(
    input: Entered & { accountId: string; sendInvite?: boolean; idempotencyKey?: string },
    sender: Sender,
  ): Promise<Answer<AddProfileAnswer>>;
  addMany(
    input: {
      accountId: string;
      profiles: readonly Entered[];
      sendInvites?: boolean;
      idempotencyKey?: string;
    },
    sender: Sender,
  ): Promise<Answer<AddProfilesAnswer>>;
  sendMany(
    invites: readonly { profileId: string; email?: string }[],
    sender: Sender,
    idempotencyKey?: string,
  ): Promise<Answer<SendInvitesAnswer>>;
}

/** Creates the caller for a test's service. */
export function addingTo(test: TestApp): Adding {
  return {
    add: (input, sender) => test.send<AddProfileAnswer>(ADD, { input }, sender),
    addMany: (input, sender) => test.send<AddProfilesAnswer>(ADD_MANY, { input }, sender),
    sendMany: (invites, sender, idempotencyKey) =>
      test.send<SendInvitesAnswer>(SEND_MANY, { input: { invites, idempotencyKey } }, sender),
  };
}

/** Returns the outcome of each item of a batch: its error code, or OK. */
export function outcomesOf(results: readonly { readonly userErrors: readonly UserError[] }[]): string[] {
  return results.map(({ userErrors }) => userErrors[0]?.code ?? 'OK');
}
