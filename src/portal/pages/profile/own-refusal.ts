import { type ApolloClient } from '@apollo/client';
import { ViewerDocument } from '../../graph/generated/graphql';
import { type UserError } from '../../shell/form/form-errors';

/** Finds out, after a refusal that one's own profile should not meet, as whom one acts now: the shell then tells. */
export async function checkRefusals(client: ApolloClient, userErrors: readonly UserError[]): Promise<void> {
  const isSurprise = userErrors.some(({ code }) => code.startsWith('NOT_') || code.startsWith('PROFILE_'));
  if (isSurprise) await client.refetchQueries({ include: [ViewerDocument] });
}
