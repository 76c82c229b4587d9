import { Field, Int } from 'type-graphql';
import { DescribedObject } from '../schema-parts/described-object';
import type { InvitationSummary } from './invitation-summary';

/** The GraphQL type of the summary of an account's invitations. */
@DescribedObject(
  'InvitationSummary',
  'What needs attention in an account: its pending invitations, and whether it has an administrator. Counts only invitations with the status `PENDING`. `Account.invitations(attention:)` lists them.',
)
export class InvitationSummaryType implements InvitationSummary {
  @Field(() => Int, { description: 'Number of pending invitations.' })
  pending!: number;

  @Field(() => Int, {
    description:
      'Number of pending invitations whose mail bounced or failed (`delivery` is `BOUNCED` or `FAILED`).',
  })
  bounced!: number;

  @Field(() => Int, { description: 'Number of pending invitations that expire within 48 hours.' })
  expiringSoon!: number;

  @Field(() => Boolean, {
    description: 'True when the account has an active administrator, as in `Account.administrators`.',
  })
  hasAdministrator!: boolean;
}
