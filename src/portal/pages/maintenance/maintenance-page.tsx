import { PageTitle } from '../../shell/page-title';
import { useServiceStatus } from '../../shell/notices/use-service-status';
import { Progress } from '../../shell/progress';
import { TextLink } from '../../shell/text-link';
import { useWords } from '../../words/words-context';

/** The page that tells whether there is maintenance; when and what for stands above it, as on every page. */
export function MaintenancePage() {
  const { maintenancePage: words } = useWords().shell;
  const status = useServiceStatus();
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      {status ? !status.maintenance && <p>{words.none}</p> : <Progress />}
      <p>
        <TextLink to="/">{words.onward}</TextLink>
      </p>
    </>
  );
}
