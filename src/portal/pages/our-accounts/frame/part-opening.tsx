import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Lead } from '../../../shell/lead';
import { PageTitle } from '../../../shell/page-title';
import { TextLink } from '../../../shell/text-link';
import { useWords } from '../../../words/words-context';
import paths from '../../../paths.json';

/** The sections of an account, each with its own URL. */
export type Part = 'profiles' | 'invitations' | 'requests' | 'audit';

const useStyles = makeStyles({
  up: { margin: `0 0 ${tokens.spacingVerticalXS}` },
  title: { display: 'flow-root' },
  // On phones, most titles with a company need two lines. What's below doesn't move when the company is known.
  provisional: { '@media (max-width: 30rem)': { minBlockSize: '5.5rem' } },
});

/** The beginning of a section of an account: its title, which also names the company once it's known, and its lead. */
export function PartOpening({ part, company }: { readonly part: Part; readonly company?: string }) {
  const { title, parts } = useWords().ourAccounts;
  const styles = useStyles();
  const isProvisional = company === undefined;
  return (
    <>
      <p className={styles.up}>
        <TextLink to={paths.ourAccounts}>{title}</TextLink>
      </p>
      <div className={mergeClasses(styles.title, isProvisional && styles.provisional)}>
        <PageTitle isProvisional={isProvisional}>
          {isProvisional ? parts[part] : parts.title({ part: parts[part], account: company })}
        </PageTitle>
      </div>
      <Lead>{parts.leads[part]}</Lead>
    </>
  );
}
