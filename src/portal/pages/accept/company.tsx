import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { type Program } from '../../graph/generated/graphql';

// Names of products are the same in every language.
const PROGRAMS: Readonly<Record<Program, string>> = {
  CUSTOMERSOURCE: 'CustomerSource',
  PARTNERSOURCE: 'PartnerSource',
};

const useStyles = makeStyles({
  root: {
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    display: 'flex',
    flexWrap: 'wrap',
  },
});

/** A company and the extranet that its people use. */
export function Company({
  account,
}: {
  readonly account: { readonly name: string; readonly program: Program };
}) {
  return (
    <span className={useStyles().root}>
      <strong>{account.name}</strong> <Badge appearance="tint">{PROGRAMS[account.program]}</Badge>
    </span>
  );
}
