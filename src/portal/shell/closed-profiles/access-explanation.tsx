import { makeStyles } from '@fluentui/react-components';
import { type ClosedAccessFragment } from '../../graph/generated/graphql';
import { accessDay } from '../access-day';
import { askAdministrators, askVendor } from '../ask-administrators';
import { type NoAccessWords } from '../../words/english/no-access';
import { type Formats } from '../../words/formats';
import { useFormats, useWords } from '../../words/words-context';

const useStyles = makeStyles({ text: { marginBlock: '0.5rem 0' } });

/** Explains why an account has no access, when it will have access again, and who to contact. */
export function AccessExplanation({
  account,
  isAdministrator,
}: {
  readonly account: ClosedAccessFragment;
  /** Whether the reader is an administrator of the account, and so must contact someone else. */
  readonly isAdministrator: boolean;
}) {
  const { noAccess: words } = useWords();
  const formats = useFormats();
  const styles = useStyles();
  const why = reasonOf(account, words, formats);
  // The service's own text for reasons that these pages don't know.
  if (why === null)
    return (
      <p lang="en" className={styles.text}>
        {account.access.explanation}
      </p>
    );
  return (
    <p className={styles.text}>
      {why}{' '}
      {isAdministrator ? askVendor(account.access, words) : askAdministrators(account.access, words, formats)}
    </p>
  );
}

function reasonOf(
  { name, access }: ClosedAccessFragment,
  words: NoAccessWords,
  formats: Formats,
): string | null {
  const { reason, plan } = access;
  const day = accessDay(access, formats);
  switch (reason) {
    case 'PLAN_LAPSED':
    case 'PLAN_NOT_STARTED':
      if (!plan || day === null) return null;
      return `${words.reasons[reason]({ company: name, plan: plan.name, day })} ${words.returns[reason]}`;
    case 'NO_PLAN':
    case 'ACCOUNT_INACTIVE':
      return `${words.reasons[reason]({ company: name })} ${words.returns[reason]}`;
    default:
      return null;
  }
}
