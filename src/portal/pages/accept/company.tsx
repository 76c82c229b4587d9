import { Badge, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type Program } from '../../graph/generated/graphql';
import { programName } from '../../shell/program-name';

const useStyles = makeStyles({
  root: {
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    display: 'flex',
    flexWrap: 'wrap',
  },
  // Large, because it decides whether to accept.
  name: typographyStyles.title3,
});

/** Shows a company and its extranet. */
export function Company({
  account,
}: {
  readonly account: { readonly name: string; readonly program: Program };
}) {
  const styles = useStyles();
  return (
    <span className={styles.root}>
      <strong className={styles.name}>{account.name}</strong>{' '}
      <Badge appearance="tint">{programName(account.program)}</Badge>
    </span>
  );
}
