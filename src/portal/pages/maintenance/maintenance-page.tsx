import { PageTitle } from '../../shell/page-title';
import { Lead } from '../../shell/lead';
import { useServiceStatus } from '../../shell/notices/use-service-status';
import { Problem } from '../../shell/problem';
import { Progress } from '../../shell/progress';
import { TextLink } from '../../shell/text-link';
import { useWords } from '../../words/words-context';

/** Shows whether there is maintenance. The notice above all pages shows its time and reason. */
export function MaintenancePage() {
  const { maintenancePage: words } = useWords().shell;
  const { status, error, retry } = useServiceStatus();
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <Lead>{words.lead}</Lead>
      {status && !status.maintenance && <p>{words.none}</p>}
      {!status && (error ? <Problem error={error} retry={retry} /> : <Progress />)}
      {(status ?? error) !== undefined && (
        <p>
          <TextLink to="/">{words.onward}</TextLink>
        </p>
      )}
    </>
  );
}
