/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Why associateProfile associated nothing; a pending invitation stays unspent. */
export type AssociateProfileErrorCode =
  /** The token is not that of an invitation; perhaps the link was cut off. */
  | 'INVALID_TOKEN'
  /** The invitation was accepted already, with another Microsoft account or for other profiles. */
  | 'INVITATION_ALREADY_USED'
  /** The invitation was not accepted in time. Ask for a new one. */
  | 'INVITATION_EXPIRED'
  /** The invitation was taken back, or the profile has another address now. */
  | 'INVITATION_REVOKED'
  /** A newer invitation was sent. Use the link in the newest mail. */
  | 'INVITATION_SUPERSEDED'
  /** The profile is disabled or was removed. */
  | 'PROFILE_NOT_ACTIVE'
  /** One of `alsoProfileIds` has not the address that the invitation was sent to. */
  | 'PROFILE_NOT_OF_MAILBOX'
  /** A profile is associated with another Microsoft account. Ask the person, then repeat with `replaceIdentity: true`. */
  | 'REPLACEMENT_NOT_CONFIRMED';

/** Which invitation to accept, and for which profiles. */
export type AssociateProfileInput = {
  /** Other profiles of the same mailbox to associate as well; see `InvitationPreview.matchingProfiles`. Up to 100. */
  alsoProfileIds?: Array<string | number> | null | undefined;
  /** True to move profiles that are associated with another Microsoft account; their old association ends. */
  replaceIdentity?: boolean | null | undefined;
  /** The token in the fragment of the mail's link. A credential: keep it out of URLs and logs. */
  token: string;
};

/** Whether an association holds. */
export type AssociationStatus =
  /** The Microsoft account may use the profile. */
  | 'ACTIVE'
  /** It holds no more and is kept as history. */
  | 'ENDED';

/** What has become of an invitation's mail. */
export type DeliveryStatus =
  /** The recipient's mail server refused it. */
  | 'BOUNCED'
  /** The recipient's mail server took it. */
  | 'DELIVERED'
  /** It could not be sent: the mail provider refused it for good, or would not take it for seven days. */
  | 'FAILED'
  /** It waits to be sent. */
  | 'QUEUED'
  /** It was handed over to the mail provider. */
  | 'SENT';

/** Whose directory a Microsoft account is in. */
export type IdentityKind =
  /** A work or school account. */
  | 'ORGANIZATIONAL'
  /** A personal Microsoft account, such as one of outlook.com. */
  | 'PERSONAL';

/** How an invitation stands. */
export type InvitationStatus =
  /** It was accepted; its link is used up. */
  | 'ACCEPTED'
  /** It was not accepted in time. */
  | 'EXPIRED'
  /** It can be accepted. */
  | 'PENDING'
  /** It was taken back, or the profile has another address now. */
  | 'REVOKED'
  /** A newer invitation to the profile took its place. */
  | 'SUPERSEDED';

/** How the active profile was decided; the earlier outranks the later. */
export type ProfileSelectionSource =
  /** It was made the default for every session and client application that has chosen none. */
  | 'DEFAULT'
  /** The request names it, in the header `x-profile-id`. */
  | 'HEADER'
  /** It is the only one that may be used. */
  | 'ONLY_PROFILE'
  /** It was chosen with switchProfile: in this session or, by callers with an access token, in this client application. */
  | 'SESSION';

/** The extranet an account belongs to. */
export type Program =
  /** CustomerSource, for customers; Microsoft employees use it too. */
  | 'CUSTOMERSOURCE'
  /** PartnerSource, for partners. */
  | 'PARTNERSOURCE';

/** Why requestInvites did nothing. */
export type RequestInvitesErrorCode =
  /** The address isn't one that mail can be sent to. Only ASCII characters are supported before the @. */
  | 'INVALID_EMAIL';

/** Which mailbox to send invitations to. */
export type RequestInvitesInput = {
  /** The e-mail address that your company or partner has on record for you. */
  email: string;
};

/** Why sendInvite sent nothing. */
export type SendInviteErrorCode =
  /** The account was deactivated in Dynamics: nobody could get in. */
  | 'ACCOUNT_INACTIVE'
  /** An invitation of this account to the address bounced or couldn't be sent: nothing is sent there until it is changed. What other accounts sent there is never told. */
  | 'ADDRESS_BOUNCES'
  /** The address isn't one that mail can be sent to. Only ASCII characters are supported before the @. */
  | 'INVALID_EMAIL'
  /** There is no such profile, or you may not know of it. */
  | 'NOT_FOUND'
  /** You may read this profile but not invite its holder as the profile you act as now. */
  | 'NOT_PERMITTED'
  /** The profile is disabled or was removed. */
  | 'PROFILE_NOT_ACTIVE';

/** Whom to invite. */
export type SendInviteInput = {
  /** A new e-mail address for the profile. It is changed and the mail sent in one step; left out, the mail goes to the profile's address. */
  email?: string | null | undefined;
  /** The profile whose holder to invite: your active one, or one that you manage. */
  profileId: string | number;
};

/** Why signOut ended nothing. */
export type SignOutErrorCode =
  /** Nobody was signed in; the cookie, if any, was cleared. */
  | 'NOT_SIGNED_IN'
  /** You call with an access token, which has no session here: forget the token. Ask for `everywhere` to end the sessions of browsers. */
  | 'NO_SESSION';

/** How far to sign out. */
export type SignOutInput = {
  /** True to end every session of your Microsoft account, on every device. Access tokens are good until they expire. */
  everywhere?: boolean | null | undefined;
};

/** Why switchProfile changed nothing. */
export type SwitchProfileErrorCode =
  /** Access of the account is closed just now; the message says why and whom to ask, as `Account.access` does. */
  | 'ACCESS_CLOSED'
  /** There is no such profile, or it is not associated with your Microsoft account. */
  | 'NOT_FOUND'
  /** An administrator has disabled the profile. */
  | 'PROFILE_NOT_ACTIVE';

/** Which profile to act as. */
export type SwitchProfileInput = {
  /** True to begin later sessions, and in other client applications, as this profile, too. */
  makeDefault?: boolean | null | undefined;
  /** One of `viewer.selection.candidates`, or any other profile of yours that may be used. */
  profileId: string | number;
};

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { identity: { id: string, displayName: string, username: string, kind: IdentityKind }, session: { id: string, persistent: boolean } | null, activeProfile: { id: string, displayName: string, account: { id: string, name: string, program: Program } } | null, selection: { required: boolean, resolvedBy: ProfileSelectionSource | null, candidates: Array<{ id: string, account: { name: string } }> } } | null };

export type PreviewQueryVariables = Exact<{
  token: string;
}>;


export type PreviewQuery = { invitationPreview: { status: InvitationStatus, email: string, account: { name: string, program: Program }, profile: { id: string, displayName: string, replacesIdentity: boolean, associatedWithYou: boolean }, currentIdentity: { displayName: string } | null, matchingProfiles: Array<{ id: string, replacesIdentity: boolean, associatedWithYou: boolean, account: { name: string } }> } | null };

export type RequestInvitesMutationVariables = Exact<{
  input: RequestInvitesInput;
}>;


export type RequestInvitesMutation = { requestInvites: { accepted: boolean, userErrors: Array<{ code: RequestInvitesErrorCode, message: string, field: Array<string> | null }> } };

export type AssociateProfileMutationVariables = Exact<{
  input: AssociateProfileInput;
}>;


export type AssociateProfileMutation = { associateProfile: { association: { id: string, status: AssociationStatus, profile: { id: string } } | null, associations: Array<{ id: string, profile: { id: string } }>, userErrors: Array<{ code: AssociateProfileErrorCode, message: string, field: Array<string> | null }> } };

export type SendInviteMutationVariables = Exact<{
  input: SendInviteInput;
}>;


export type SendInviteMutation = { sendInvite: { invitation: { id: string, status: InvitationStatus, delivery: DeliveryStatus | null, email: string } | null, userErrors: Array<{ code: SendInviteErrorCode, message: string, field: Array<string> | null }> } };

export type SwitchProfileMutationVariables = Exact<{
  input: SwitchProfileInput;
}>;


export type SwitchProfileMutation = { switchProfile: { viewer: { activeProfile: { id: string } | null, selection: { resolvedBy: ProfileSelectionSource | null } } | null, userErrors: Array<{ code: SwitchProfileErrorCode, message: string, field: Array<string> | null }> } };

export type SignOutMutationVariables = Exact<{
  input?: SignOutInput | null | undefined;
}>;


export type SignOutMutation = { signOut: { microsoftSignOutUrl: string | null, userErrors: Array<{ code: SignOutErrorCode }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    identity {
      id
      displayName
      username
      kind
    }
    session {
      id
      persistent
    }
    activeProfile {
      id
      displayName
      account {
        id
        name
        program
      }
    }
    selection {
      required
      resolvedBy
      candidates {
        id
        account {
          name
        }
      }
    }
  }
}
    `, {"hash":"sha256:88a1a13bd654f81d6f1933c2d423e6817d50f65c878292dc83ae84b5364a3662"}) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const PreviewDocument = new TypedDocumentString(`
    query Preview($token: String!) {
  invitationPreview(token: $token) {
    status
    email
    account {
      name
      program
    }
    profile {
      id
      displayName
      replacesIdentity
      associatedWithYou
    }
    currentIdentity {
      displayName
    }
    matchingProfiles {
      id
      account {
        name
      }
      replacesIdentity
      associatedWithYou
    }
  }
}
    `, {"hash":"sha256:3b63979e834bcd50bb1cb473cf5b08497201d0d7bb8d07df1e6d25e718ee93f4"}) as unknown as TypedDocumentString<PreviewQuery, PreviewQueryVariables>;
export const RequestInvitesDocument = new TypedDocumentString(`
    mutation RequestInvites($input: RequestInvitesInput!) {
  requestInvites(input: $input) {
    accepted
    userErrors {
      code
      message
      field
    }
  }
}
    `, {"hash":"sha256:c8782ae22041ea493d7dbdded838943b7064b9f4e3a17446447410415ea3e070"}) as unknown as TypedDocumentString<RequestInvitesMutation, RequestInvitesMutationVariables>;
export const AssociateProfileDocument = new TypedDocumentString(`
    mutation AssociateProfile($input: AssociateProfileInput!) {
  associateProfile(input: $input) {
    association {
      id
      status
      profile {
        id
      }
    }
    associations {
      id
      profile {
        id
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `, {"hash":"sha256:433a5bf5da9d07e254ff34463bc7b98baf6976db23efa13519826c4ed8000881"}) as unknown as TypedDocumentString<AssociateProfileMutation, AssociateProfileMutationVariables>;
export const SendInviteDocument = new TypedDocumentString(`
    mutation SendInvite($input: SendInviteInput!) {
  sendInvite(input: $input) {
    invitation {
      id
      status
      delivery
      email
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `, {"hash":"sha256:a801833385aa69365bfb31b2ccd7293051741cb0b6d090fea133630e0b28d2f7"}) as unknown as TypedDocumentString<SendInviteMutation, SendInviteMutationVariables>;
export const SwitchProfileDocument = new TypedDocumentString(`
    mutation SwitchProfile($input: SwitchProfileInput!) {
  switchProfile(input: $input) {
    viewer {
      activeProfile {
        id
      }
      selection {
        resolvedBy
      }
    }
    userErrors {
      code
      message
      field
    }
  }
}
    `, {"hash":"sha256:60bedd6b9bb8f3a2b0190899cdff4e052c664da5708a676e6f968abd1841abab"}) as unknown as TypedDocumentString<SwitchProfileMutation, SwitchProfileMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut($input: SignOutInput) {
  signOut(input: $input) {
    microsoftSignOutUrl
    userErrors {
      code
    }
  }
}
    `, {"hash":"sha256:6f11a652183316679c177dac34bebe113179bdc30041eae8df6ccc4a2cbe3b43"}) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;