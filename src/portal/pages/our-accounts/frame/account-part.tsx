import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useWords } from '../../../words/words-context';
import { OpenRequestsOfAccount } from '../requests/open-requests-of-account';
import { AccessNote } from '../../../shell/access-note';
import { type ManagedAccountView } from './managed-account';
import { accountPath } from '../../../account-path';
import { type Part, PartOpening } from './part-opening';

// Requests last, because their number arrives late and would move the next link.
const PARTS: readonly Part[] = ['profiles', 'invitations', 'audit', 'requests'];

const useStyles = makeStyles({
  about: { display: 'grid', gap: tokens.spacingVerticalXS, marginBlockEnd: tokens.spacingVerticalL },
  quiet: { color: tokens.colorNeutralForeground2, margin: 0 },
  tabs: {
    borderBlockEndColor: tokens.colorNeutralStroke2,
    borderBlockEndStyle: 'solid',
    borderBlockEndWidth: '1px',
    display: 'flex',
    flexWrap: 'wrap',
    listStyleType: 'none',
    marginBlock: `0 ${tokens.spacingVerticalL}`,
    padding: 0,
  },
  tab: {
    ...typographyStyles.body1,
    borderBlockEndColor: 'transparent',
    borderBlockEndStyle: 'solid',
    borderBlockEndWidth: '3px',
    color: tokens.colorNeutralForeground2,
    display: 'block',
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: tokens.spacingHorizontalM,
    textDecorationLine: 'none',
    ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'underline' },
    // Forced colors draw transparent borders in the color of links.
    '@media (forced-colors: active)': { borderBlockEndColor: 'Canvas' },
    '&[aria-current="page"]': {
      ...typographyStyles.body1Strong,
      borderBlockEndColor: tokens.colorCompoundBrandStroke,
      color: tokens.colorNeutralForeground1,
      '@media (forced-colors: active)': { borderBlockEndColor: 'Highlight' },
    },
  },
});

/** The frame of an account's sections: the account, whether it has access, and links to the other sections. */
export function AccountPart({
  account,
  part,
  children,
}: {
  readonly account: ManagedAccountView;
  readonly part: Part;
  readonly children: ReactNode;
}) {
  const words = useWords().ourAccounts;
  const styles = useStyles();
  return (
    <>
      <PartOpening part={part} company={account.name} />
      <div className={styles.about}>
        <p className={styles.quiet}>
          {words.number({ number: account.number })}
          {account.partner && ` · ${words.partnerOfRecord({ partner: account.partner.name })}`}
        </p>
        <AccessNote access={account.access} />
      </div>
      <nav aria-label={words.parts.label}>
        <ul className={styles.tabs}>
          {PARTS.map((other) => (
            <li key={other}>
              <NavLink className={styles.tab} to={accountPath(account.id, other)}>
                {words.parts[other]}{' '}
                {other === 'requests' && <OpenRequestsOfAccount accountId={account.id} />}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </>
  );
}
