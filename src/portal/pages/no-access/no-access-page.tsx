import { PageTitle } from '../../shell/page-title';
import { useWords } from '../../words/words-context';

/** The page of whoever has profiles and may use none of them just now. */
export function NoAccessPage() {
  const { noAccess: words } = useWords();
  return (
    <>
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <p>{words.remedy}</p>
    </>
  );
}
