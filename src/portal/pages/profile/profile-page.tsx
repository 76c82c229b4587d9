import { PageTitle } from '../../shell/page-title';
import { useWords } from '../../words/words-context';

/** My Profile: one’s own name, address and language. */
export function ProfilePage() {
  return <PageTitle>{useWords().profile.title}</PageTitle>;
}
