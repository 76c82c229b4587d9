import { makeStyles, tokens } from '@fluentui/react-components';
import { StatusBadge } from '../our-accounts/list/status-badge';
import { TextLink } from '../../shell/text-link';
import { useWords } from '../../words/words-context';
import { type Attention } from './attention';

const COLORS = { 1: 'warning', 2: 'danger' } as const;

const useStyles = makeStyles({
  root: { alignItems: 'center', columnGap: tokens.spacingHorizontalXS, display: 'inline-flex' },
});

/** A link to what administrators should look at, with a badge if it's urgent. */
export function AttentionLink({ item: { urgency, label, path } }: { readonly item: Attention }) {
  const { home } = useWords();
  const styles = useStyles();
  return (
    <span className={styles.root}>
      {urgency > 0 && <StatusBadge color={COLORS[urgency === 2 ? 2 : 1]}>!</StatusBadge>}
      <TextLink to={path}>{label(home)}</TextLink>
    </span>
  );
}
