import { AccountEntity } from '../account/account.entity';
import type { Database } from '../database/database';
import { ProfileEntity } from '../profile/profile.entity';

/** An operation to try, shown in a tab of GraphiQL. */
export interface SampleOperation {
  /** Has lines of up to 50 characters: more don't fit the editor of a small window. */
  readonly query: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/**
 * Returns operations on the sample data, mutations among them, that succeed for Ana.
 *
 * `AddProfile` succeeds once, because the address is then in use.
 */
export async function readSampleOperations(
  { reads }: Pick<Database, 'reads'>,
  signIn: URL,
): Promise<readonly SampleOperation[]> {
  const [contoso, diego, joni] = await Promise.all([
    reads.findOneBy(AccountEntity, { number: 'C-100001' }),
    reads.findOneBy(ProfileEntity, { emailKey: 'diego.siciliani@contoso.example' }),
    reads.findOneBy(ProfileEntity, { emailKey: 'joni.sherman@contoso.example' }),
  ]);
  return [
    { query: `# First sign in as Ana, in this browser:\n# ${signIn.href}?loginHint=ana\n${WHO_AM_I}` },
    { query: COLLEAGUES },
    { query: ACCESS },
    { query: AUDIT_TRAIL },
    { query: REQUEST_INVITES },
    { query: SEND_INVITE, variables: { diego: diego?.id ?? '' } },
    { query: ADD_PROFILE, variables: { contoso: contoso?.id ?? '' } },
    { query: UPDATE_PROFILE, variables: { joni: joni?.id ?? '' } },
  ];
}

const WHO_AM_I = `query WhoAmI {
  viewer {
    identity { displayName username }
    selection {
      required
      resolvedBy
      candidates { id account { name program } }
    }
    activeProfile {
      displayName
      role
      account {
        name
        access { granted reason until }
      }
    }
  }
}
`;

const COLLEAGUES = `# Only administrators get the invitations.
query Colleagues {
  account(number: "C-100001") {
    profiles(first: 5, isAssociated: false) {
      totalCount
      edges {
        node {
          displayName
          email
          locale
          pendingInvitation { expiresAt delivery }
          viewerCanSendInvite
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
}
`;

const ACCESS = `# Sign in as Sara to see a plan that has ended.
query Access {
  viewer {
    activeProfile {
      account {
        name
        access {
          granted
          explanation
          administrators { displayName }
        }
        servicePlans { name startsAt endsAt }
      }
    }
  }
}
`;

const AUDIT_TRAIL = `# Run a mutation, then this.
query AuditTrail {
  account(number: "C-100001") {
    auditEvents(first: 10) {
      edges {
        node {
          occurredAt
          action
          actor { displayName }
          profile { displayName }
          changes { field before after }
        }
      }
    }
  }
}
`;

const REQUEST_INVITES = `# Three profiles have this address. The mails
# arrive in the mailbox.
mutation RequestInvites {
  requestInvites(
    input: {
      email: "kim.abercrombie@contoso.example"
    }
  ) {
    accepted
    userErrors { code message field }
  }
}
`;

const SEND_INVITE = `# Diego's mail is in Spanish, his language.
mutation SendInvite($diego: ID!) {
  sendInvite(input: { profileId: $diego }) {
    invitation {
      email
      status
      expiresAt
      delivery
    }
    userErrors { code message field }
  }
}
`;

const ADD_PROFILE = `# Run it again to see a user error.
mutation AddProfile($contoso: ID!) {
  addProfile(
    input: {
      accountId: $contoso
      displayName: "Isaiah Langer"
      email: "isaiah.langer@contoso.example"
      sendInvite: true
    }
  ) {
    profile { id displayName role status }
    invitation { status delivery }
    userErrors { code message field }
  }
}
`;

const UPDATE_PROFILE = `# Next, try status: DISABLED.
mutation UpdateProfile($joni: ID!) {
  updateProfile(
    input: {
      profileId: $joni
      displayName: "Joni Sherman-Lee"
      locale: "fr-FR"
    }
  ) {
    profile { displayName locale status }
    userErrors { code message field }
  }
}
`;
