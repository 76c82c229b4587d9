import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type AuditRowFragment } from '../../../graph/generated/graphql';
import { type OurAccountsWords } from '../../../words/english/our-accounts';
import { useFormats, useWords } from '../../../words/words-context';
import { type Column } from '../list/records';

/** The fields whose values have names in the current language. */
const NAMED_VALUES: ReadonlySet<string> = new Set(['role', 'status', 'reason']);

const useStyles = makeStyles({
  strong: { ...typographyStyles.body1Strong },
  changes: { listStyleType: 'none', margin: 0, padding: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Returns the columns of the audit trail. `isOfPerson` omits the affected person, if all events have the same. */
export function useAuditColumns({ isOfPerson = false } = {}): [
  Column<AuditRowFragment>,
  ...Column<AuditRowFragment>[],
] {
  const { shell, ourAccounts, accessRequests } = useWords();
  const { audit: words, profiles } = ourAccounts;
  const values = { ...shell.roles, ...profiles.statuses, ...words.reasons, ...accessRequests.reasons };
  const formats = useFormats();
  const styles = useStyles();
  return [
    {
      title: words.what,
      cell: ({ action }) => <span className={styles.strong}>{words.actions[action]}</span>,
    },
    ...(isOfPerson ? [] : [{ title: words.affected, cell: affected }]),
    { title: words.who, cell: (event) => actorOf(event, words) },
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
                {changeSentence(change, words, values, formats.language)}
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

function actorOf(
  { action, actor: { displayName, profile } }: AuditRowFragment,
  words: OurAccountsWords['audit'],
): string {
  if (displayName === null) return action === 'INVITATION_DECLINED' ? words.recipient : words.service;
  // Most people have the same name in their Microsoft account and profile.
  return profile && profile.displayName !== displayName
    ? words.actingAs({ person: displayName, profile: profile.displayName })
    : displayName;
}

function changeSentence(
  { field, before, after }: AuditRowFragment['changes'][number],
  words: OurAccountsWords['audit'],
  values: Readonly<Partial<Record<string, string>>>,
  language: (tag: string) => string,
): string {
  const names: Readonly<Partial<Record<string, string>>> = words.fields;
  const say = (value: string | null): string => {
    if (value === null || value === '') return words.nothing;
    if (field === 'locale') return language(value);
    return NAMED_VALUES.has(field) ? (values[value] ?? value) : value;
  };
  const name = names[field] ?? field;
  return before === null
    ? words.became({ field: name, after: say(after) })
    : words.changed({ field: name, before: say(before), after: say(after) });
}
