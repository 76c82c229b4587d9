import { makeStyles, tokens } from '@fluentui/react-components';
import { type ManagedAccountRowFragment } from '../graph/generated/graphql';
import { accessDay } from './access-day';
import { StatusBadge } from './status-badge';
import { useFormats, useWords } from '../words/words-context';

const useStyles = makeStyles({
  note: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, margin: 0 },
});

/** Shows whether an account has access, and from which plan. */
export function AccessNote({ access }: { readonly access: ManagedAccountRowFragment['access'] }) {
  const { access: words } = useWords().ourAccounts;
  const until = accessDay(access, useFormats()) ?? '';
  const styles = useStyles();
  const { granted, reason, plan } = access;
  return (
    <p className={styles.note}>
      <StatusBadge color={granted ? 'success' : 'danger'}>
        {granted ? words.granted : words.closed}
      </StatusBadge>
      <span>{words[reason]({ plan: plan?.name ?? '', until })}</span>
    </p>
  );
}
