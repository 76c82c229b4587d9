import type { AccountEntity } from '../../../src/account/account.entity';
import type { AssociationEntity } from '../../../src/association/association.entity';
import { parseEmailAddress } from '../../../src/foundation/email-address';
import { newId } from '../../../src/foundation/ids';
import { tokenOf } from '../../../src/invitation/invitation-token';
import { issueInvitation } from '../../../src/invitation/issue-invitation';
import type { AddressedProfile } from '../../../src/profile/profile';
import { ProfileEntity } from '../../../src/profile/profile.entity';
import { indexWords } from '../../../src/search/search-index';
import { searchWords } from '../../../src/search/search-words';
import { recordsIn, type Records } from '../database/records';
import type { Answer, Sender, SignedIn, TestApp } from '../servers/test-app';

/** An entry of a mutation's `userErrors`. */
export interface UserError {
  readonly code: string;
  readonly message: string;
  readonly field: string[] | null;
}

/** The response of `sendInvite`. */
export interface SendInviteAnswer {
  readonly sendInvite: {
    readonly invitation: {
      readonly id: string;
      readonly email: string;
      readonly status: string;
      readonly delivery: string | null;
      readonly expiresAt: string;
      readonly profile: { readonly id: string };
      readonly sentBy: { readonly id: string } | null;
    } | null;
    readonly userErrors: UserError[];
  };
}

/** The response of `requestInvites`. */
export interface RequestInvitesAnswer {
  readonly requestInvites: { readonly accepted: boolean; readonly userErrors: UserError[] };
}

/** The response of `associateProfile`. */
export interface AssociateProfileAnswer {
  readonly associateProfile: {
    readonly association: { readonly id: string; readonly profile: { readonly id: string } } | null;
    readonly associations: readonly { readonly id: string; readonly profile: { readonly id: string } }[];
    readonly userErrors: UserError[];
  };
}

/** The response of `invitationPreview`. */
export interface PreviewAnswer {
  readonly invitationPreview: {
    readonly status: string;
    readonly email: string;
    readonly account: { readonly name: string; readonly program: string };
    readonly profile: { readonly id: string; readonly displayName: string };
    readonly currentIdentity: { readonly displayName: string } | null;
    readonly replacesIdentity: boolean;
    readonly associatedWithYou: boolean;
    readonly matchingProfiles: readonly {
      readonly id: string;
      readonly replacesIdentity: boolean;
      readonly associatedWithYou: boolean;
      readonly account: { readonly name: string };
    }[];
  } | null;
}

const ERRORS = 'userErrors { code message field }';
const SEND = `mutation ($input: SendInviteInput!) { sendInvite(input: $input) {
  invitation { id email status delivery expiresAt profile { id } sentBy { id } } ${ERRORS} } }`;
const REQUEST = `mutation ($input: RequestInvitesInput!) { requestInvites(input: $input) { accepted ${ERRORS} } }`;
const ASSOCIATE = `mutation ($input: AssociateProfileInput!) { associateProfile(input: $input) {
  association { id profile { id } } associations { id profile { id } } ${ERRORS} } }`;
const PREVIEW = `query ($token: String!) { invitationPreview(token: $token) {
  status email account { name program } profile { id displayName } currentIdentity { displayName }
  replacesIdentity associatedWithYou
  matchingProfiles { id replacesIdentity associatedWithYou account { name } } } }`;

/** An invitation that was issued without waiting for its mail, and the token that its link would have. */
export interface Issued {
  readonly id: string;
  readonly token: string;
}

/** A person who holds a profile. */
export interface Holder {
  readonly account: AccountEntity;
  readonly profile: ProfileEntity;
  readonly person: SignedIn;
  readonly association: AssociationEntity;
}

/** Calls the service's operations on invitations, and creates the records for such tests. */
export interface Invitations {
  readonly records: Records;
  send(
    input: { profileId: string; email?: string | null; idempotencyKey?: string },
    sender: Sender,
  ): Promise<Answer<SendInviteAnswer>>;
  request(email: string, sender: Sender): Promise<Answer<RequestInvitesAnswer>>;
  associate(
    input: { token: string; alsoProfileIds?: readonly string[]; replaceIdentity?: boolean },
    sender: Sender,
  ): Promise<Answer<AssociateProfileAnswer>>;
  preview(token: string, sender?: Sender): Promise<Answer<PreviewAnswer>>;
  /** Issues an invitation directly, like the use cases, without a mutation's rate limits. */
  issue(profile: AddressedProfile): Promise<Issued>;
  /** Creates a person who holds a new profile. By default, in a new account. */
  holder(given?: Partial<ProfileEntity>): Promise<Holder>;
  /** Creates a profile without an association. By default, in a new account. */
  unheld(given?: Partial<ProfileEntity>): Promise<ProfileEntity>;
  /** Creates many such profiles in a few statements. */
  fill(given: readonly { readonly accountId: string; readonly email: string }[]): Promise<void>;
}

/** Creates these functions for a test's service. */
export function invitationsIn(test: TestApp): Invitations {
  const records = recordsIn(test.database, () => test.clock.now());
  const unheld: Invitations['unheld'] = async (given = {}) =>
    records.profile({ ...given, accountId: given.accountId ?? (await records.account()).id });
  return {
    records,
    send: (input, sender) => test.send<SendInviteAnswer>(SEND, { input }, sender),
    request: (email, sender) => test.send<RequestInvitesAnswer>(REQUEST, { input: { email } }, sender),
    associate: (input, sender) => test.send<AssociateProfileAnswer>(ASSOCIATE, { input }, sender),
    preview: (token, sender) => test.send<PreviewAnswer>(PREVIEW, { token }, sender),
    unheld,
    async fill(given) {
      const now = test.clock.now();
      const rows = given.map(({ accountId, email }) => ({
        id: newId('prof'),
        accountId,
        displayName: 'Kim Abercrombie',
        email,
        emailKey: parseEmailAddress(email)?.key ?? email,
        role: 'MEMBER' as const,
        status: 'ACTIVE' as const,
        locale: 'en',
        isAssociated: false,
        externalId: null,
        words: searchWords('Kim Abercrombie', parseEmailAddress(email)?.key ?? email),
        createdAt: now,
        updatedAt: now,
      }));
      for (let start = 0; start < rows.length; start += 100)
        await test.database.write(async (manager) => {
          const some = rows.slice(start, start + 100);
          await manager.insert(ProfileEntity, some);
          await indexWords(manager, 'PROFILE', some);
        });
    },
    async issue(profile) {
      const { secretKeys: keys, invitationLifetimeMs: lifetimeMs } = test.config;
      const origin = { identityId: null, profileId: null, requestId: 'test-issue' };
      const invitation = await test.database.write((manager) =>
        issueInvitation(
          manager,
          { keys, lifetimeMs },
          { profile, sentByProfileId: null, origin, now: test.clock.now() },
        ),
      );
      return { id: invitation.id, token: tokenOf(invitation, keys) ?? '' };
    },
    async holder(given = {}) {
      const account = given.accountId
        ? ({ id: given.accountId } as AccountEntity)
        : await records.account({ name: 'Adventure Works' });
      const profile = await records.profile({ ...given, accountId: account.id });
      const person = await test.signIn();
      return { account, profile, person, association: await records.associate(profile, person) };
    },
  };
}

/** Returns the code of a mutation's only user error, or of the request's only error, or OK. */
export function outcomeOf(answer: Answer<unknown>): string {
  const [error] = answer.errors;
  if (error) return error.extensions.code;
  const [payload] = Object.values(answer.data as Record<string, { userErrors: UserError[] }>);
  return payload?.userErrors[0]?.code ?? 'OK';
}
