/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Why associateProfile didn't associate any profile. A pending invitation can still be accepted. */
export type AssociateProfileErrorCode =
  /** The token isn't valid. The link may be incomplete. */
  | 'INVALID_TOKEN'
  /** The invitation was already accepted, with another Microsoft account or for other profiles. */
  | 'INVITATION_ALREADY_USED'
  /** The invitation was declined. Request a new one. */
  | 'INVITATION_DECLINED'
  /** The invitation has expired. Request a new one. */
  | 'INVITATION_EXPIRED'
  /** The invitation was revoked, or the profile was removed or its e-mail address changed. */
  | 'INVITATION_REVOKED'
  /** A newer invitation was sent. Use the link in the most recent mail. */
  | 'INVITATION_SUPERSEDED'
  /** The profile is disabled or removed. */
  | 'PROFILE_NOT_ACTIVE'
  /** A profile in `alsoProfileIds` doesn't have the e-mail address that the invitation was sent to. */
  | 'PROFILE_NOT_OF_MAILBOX'
  /** A profile is associated with another Microsoft account. Ask the person to confirm, then retry with `replaceIdentity: true`. */
  | 'REPLACEMENT_NOT_CONFIRMED';

/** The invitation to accept and the profiles to associate. */
export type AssociateProfileInput = {
  /** Other profiles with the same e-mail address to associate too, from `InvitationPreview.matchingProfiles`. Defaults to none, maximum 100. */
  alsoProfileIds?: Array<string | number> | null | undefined;
  /** True to end the active associations of the profiles with other Microsoft accounts. Defaults to false. */
  replaceIdentity?: boolean | null | undefined;
  /** The token in the fragment of the link in the mail. It's a credential: keep it out of URLs and logs. */
  token: string;
};

/** Whether an association is active. */
export type AssociationStatus =
  /** The Microsoft account can use the profile. */
  | 'ACTIVE'
  /** The association ended. It's kept as history. */
  | 'ENDED';

/** The delivery status of an invitation's mail. */
export type DeliveryStatus =
  /** The mail bounced: the recipient's mail server rejected it. */
  | 'BOUNCED'
  /** The recipient's mail server accepted the mail. */
  | 'DELIVERED'
  /** The mail couldn't be sent: the mail provider permanently rejected it, or sending failed for seven days. */
  | 'FAILED'
  /** The mail is waiting to be sent. */
  | 'QUEUED'
  /** The mail provider accepted the mail. */
  | 'SENT';

/** The kind of Microsoft account. */
export type IdentityKind =
  /** A work or school account. */
  | 'ORGANIZATIONAL'
  /** A personal Microsoft account, such as an outlook.com account. */
  | 'PERSONAL';

/** The status of an invitation. */
export type InvitationStatus =
  /** The invitation was accepted. Its link can't be used again. */
  | 'ACCEPTED'
  /** Someone with the link declined the invitation. */
  | 'DECLINED'
  /** The invitation wasn't accepted in time. */
  | 'EXPIRED'
  /** The invitation can be accepted. */
  | 'PENDING'
  /** The invitation was revoked, or the profile was removed or its e-mail address changed. */
  | 'REVOKED'
  /** A newer invitation to the profile replaced it. */
  | 'SUPERSEDED';

/** How the active profile was selected. Listed by precedence, with the highest first. */
export type ProfileSelectionSource =
  /** The default profile, for sessions and client applications without a selection. Set with `SwitchProfileInput.makeDefault`. */
  | 'DEFAULT'
  /** The `x-profile-id` header of the request. */
  | 'HEADER'
  /** The only profile that can be used. */
  | 'ONLY_PROFILE'
  /** The last `switchProfile` call in this session. For calls with an access token, in this client application. */
  | 'SESSION';

/** The extranet that an account uses. */
export type Program =
  /** CustomerSource, for customers and Microsoft employees. */
  | 'CUSTOMERSOURCE'
  /** PartnerSource, for partners. */
  | 'PARTNERSOURCE';

/** Why requestInvites rejected the request. */
export type RequestInvitesErrorCode =
  /** The e-mail address isn't valid. Only ASCII characters are supported before the @. */
  | 'INVALID_EMAIL';

/** The e-mail address to send invitations to. */
export type RequestInvitesInput = {
  /** The e-mail address that your company or its partner has on record for you. */
  email: string;
};

/** Why sendInvite didn't send the invitation. */
export type SendInviteErrorCode =
  /** The account was deactivated in Dynamics. */
  | 'ACCOUNT_INACTIVE'
  /** An earlier invitation from this account to the e-mail address bounced or couldn't be sent. Change the address. Invitations from other accounts don't count. */
  | 'ADDRESS_BOUNCES'
  /** You used the key in the last 24 hours for another mutation, another input or with another profile. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** The e-mail address isn't valid. Only ASCII characters are supported before the @. */
  | 'INVALID_EMAIL'
  /** The profile doesn't exist, or you can't read it. */
  | 'NOT_FOUND'
  /** You can read the profile, but your active profile can't send invitations for it. */
  | 'NOT_PERMITTED'
  /** The profile is disabled or removed. */
  | 'PROFILE_NOT_ACTIVE';

/** The profile to invite. */
export type SendInviteInput = {
  /** A new e-mail address for the profile. The address is changed and the invitation is sent in one transaction. Defaults to the profile's current address. */
  email?: string | null | undefined;
  /** Makes the call safe to repeat. Create a new key, such as a UUID, for each change, and send it again with each retry. For 24 hours, a call with the same key and input returns the first call's result and changes nothing. 1 to 64 printable ASCII characters. */
  idempotencyKey?: string | null | undefined;
  /** The profile to invite: your active profile, or one in an account that you can manage. */
  profileId: string | number;
};

/** Why signOut didn't end a session. */
export type SignOutErrorCode =
  /** You weren't signed in. Any session cookie was cleared. */
  | 'NOT_SIGNED_IN'
  /** You called with an access token, which doesn't have a session. Discard the token. To end your browser sessions, set `everywhere` to true. */
  | 'NO_SESSION';

/** Whether to end only this session or all sessions. Defaults to this session. */
export type SignOutInput = {
  /** True to end all browser sessions of your Microsoft account on every device. Access tokens stay valid until they expire. Defaults to false. */
  everywhere?: boolean | null | undefined;
};

/** Why switchProfile didn't switch profiles. */
export type SwitchProfileErrorCode =
  /** The profile's account currently doesn't have access. The message says why and whom to contact, as `AccountAccess.explanation` does. */
  | 'ACCESS_CLOSED'
  /** The profile doesn't exist, or it isn't associated with your Microsoft account. */
  | 'NOT_FOUND'
  /** An administrator disabled the profile. */
  | 'PROFILE_NOT_ACTIVE';

/** The profile to switch to. */
export type SwitchProfileInput = {
  /** True to also make it the default profile for sessions and client applications without a selection. Defaults to false. */
  makeDefault?: boolean | null | undefined;
  /** The profile to switch to: one of your own that can be used, such as those in `ProfileSelection.candidates`. */
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