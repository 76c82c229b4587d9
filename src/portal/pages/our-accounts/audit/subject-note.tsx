import { useQuery } from '@apollo/client/react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AuditSubjectDocument } from '../../../graph/generated/graphql';
import { useWords } from '../../../words/words-context';

const useStyles = makeStyles({
  note: { alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

/** Shows the person that the audit trail is filtered by, and a button that removes the filter. */
export function SubjectNote({
  profileId,
  onClear,
}: {
  readonly profileId: string;
  readonly onClear: () => void;
}) {
  const { audit: words } = useWords().ourAccounts;
  const { data } = useQuery(AuditSubjectDocument, { variables: { id: profileId } });
  const person = data?.profile?.displayName;
  return (
    <p className={useStyles().note}>
      {person !== undefined && words.onlyConcerning({ person })}
      <Button size="small" onClick={onClear}>
        {words.everybody}
      </Button>
    </p>
  );
}
