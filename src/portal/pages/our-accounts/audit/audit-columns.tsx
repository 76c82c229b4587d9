import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type AuditRowFragment } from '../../../graph/generated/graphql';
import { useFormats, useWords } from '../../../words/words-context';
import { type Column } from '../list/records';
import { actorText, changeText } from './audit-texts';

const useStyles = makeStyles({
  strong: { ...typographyStyles.body1Strong },
  changes: { listStyleType: 'none', margin: 0, padding: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Returns the columns of the audit trail. `isOfPerson` omits the affected person, if it's always the same. */
export function useAuditColumns({ isOfPerson = false } = {}): [
  Column<AuditRowFragment>,
  ...Column<AuditRowFragment>[],
] {
  const allWords = useWords();
  const { audit: words } = allWords.ourAccounts;
  const formats = useFormats();
  const styles = useStyles();
  return [
    {
      title: words.what,
      cell: ({ action }) => <span className={styles.strong}>{words.actions[action]}</span>,
    },
    ...(isOfPerson ? [] : [{ title: words.affected, cell: affected }]),
    { title: words.who, cell: (event) => actorText(event, allWords) },
    {
      title: words.when,
      cell: ({ occurredAt }) => <time dateTime={occurredAt}>{formats.dayAndTime(occurredAt)}</time>,
    },
    {
      title: words.changes,
      cell: ({ changes }) =>
        changes.length > 0 && (
          <ul role="list" className={styles.changes}>
            {changes.map((change) => (
              <li key={change.field} className={styles.quiet}>
                {changeText(change, allWords, formats)}
              </li>
            ))}
          </ul>
        ),
    },
  ];
}

function affected({ profile }: AuditRowFragment): string | undefined {
  return profile?.displayName;
}
