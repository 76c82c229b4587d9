import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { type ServiceStatusQuery } from '../../graph/generated/graphql';
import { useFormats, useWords } from '../../words/words-context';

type Status = ServiceStatusQuery['serviceStatus'];

/** Announces maintenance, before and during it: when nothing can be changed, and the operators' reason. */
export function MaintenanceNotice({
  availability,
  maintenance,
}: {
  readonly availability: Status['availability'];
  readonly maintenance: NonNullable<Status['maintenance']>;
}) {
  const { shell } = useWords();
  const { dayAndTime } = useFormats();
  const from = dayAndTime(maintenance.startsAt);
  const until = dayAndTime(maintenance.endsAt);
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {availability === 'MAINTENANCE'
          ? shell.maintenance.now({ until })
          : shell.maintenance.planned({ from, until })}{' '}
        <span lang="en">{maintenance.message}</span>
      </MessageBarBody>
    </MessageBar>
  );
}
