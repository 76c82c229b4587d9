import { useParams } from 'react-router';
import { isHelpQuestion } from '../../help-path';
import { NotFoundPage } from '../../shell/not-found-page';
import { HelpContent } from './help-content';

/**
 * The help: all questions of the FAQ with their answers. The path of a question leads to its place on the page.
 */
export function HelpPage() {
  const { question } = useParams();
  if (question !== undefined && !isHelpQuestion(question)) return <NotFoundPage />;
  return <HelpContent chosen={question ?? null} />;
}
