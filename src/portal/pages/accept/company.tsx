import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { type Program } from '../../graph/generated/graphql';
import { programName } from '../../shell/program-name';

const useStyles = makeStyles({
  root: {
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    display: 'flex',
    flexWrap: 'wrap',
  },
});

/** Shows a company and its extranet. */
export function Company({
  account,
}: {
  readonly account: { readonly name: string; readonly program: Program };
}) {
  return (
    <span className={useStyles().root}>
      <strong>{account.name}</strong> <Badge appearance="tint">{programName(account.program)}</Badge>
    </span>
  );
}
