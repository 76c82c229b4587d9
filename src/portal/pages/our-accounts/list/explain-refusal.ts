import { type UserError } from '../../../shell/form/form-errors';
import { type OurAccountsWords } from '../../../words/english/our-accounts';

/** Translates errors. Errors without a translation keep the service's English message. */
export function explainRefusal(
  userErrors: readonly Pick<UserError, 'code' | 'message'>[],
  { refusals }: Pick<OurAccountsWords, 'refusals'>,
): string {
  const sentences: Readonly<Partial<Record<string, string>>> = refusals;
  return userErrors.map(({ code, message }) => sentences[code] ?? message).join(' ');
}
