import { type ApolloClient } from '@apollo/client';
import { ViewerDocument } from '../../graph/generated/graphql';
import { type UserError } from '../../shell/form/form-errors';

/**
 * Reloads the viewer after errors that aren't expected for the person's own profile. The shell shows what
 * changed.
 */
export async function checkRefusals(client: ApolloClient, userErrors: readonly UserError[]): Promise<void> {
  const isSurprise = userErrors.some(({ code }) => code.startsWith('NOT_') || code.startsWith('PROFILE_'));
  if (isSurprise) await client.refetchQueries({ include: [ViewerDocument] });
}
