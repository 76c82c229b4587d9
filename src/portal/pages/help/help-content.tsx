import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Suspense, useEffect, useId, useRef } from 'react';
import { useLocation } from 'react-router';
import { type HelpQuestion, helpPath, helpQuestions } from '../../help-path';
import { useSettings } from '../../settings';
import { useHeadingStyles } from '../../shell/heading-styles';
import { PageTitle } from '../../shell/page-title';
import { Problem } from '../../shell/problem';
import { Progress } from '../../shell/progress';
import { TextLink } from '../../shell/text-link';
import { type HelpTexts } from '../../words/english/help';
import { useWords } from '../../words/words-context';
import paths from '../../paths.json';
import { HelpAnswer } from './help-answer';
import { useHelp } from './use-help';
import { YourAdministrators } from './your-administrators';

const useStyles = makeStyles({
  page: { maxInlineSize: '40rem' },
  contents: { '@media print': { display: 'none' } },
  list: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  answer: { breakInside: 'avoid' },
  question: { outlineStyle: 'none', scrollMarginBlockStart: tokens.spacingVerticalL },
  back: {
    ...typographyStyles.caption1,
    marginBlock: tokens.spacingVerticalS,
    '@media print': { display: 'none' },
  },
});

/** Shows the questions as a table of contents, and below all of them with their answers. */
export function HelpContent({ chosen }: { readonly chosen: HelpQuestion | null }) {
  const { texts, fault, retry } = useHelp();
  const problem = fault !== null && <Problem error={fault} retry={retry} />;
  if (!texts) return problem || <Progress />;
  return (
    <>
      {problem}
      <Questions texts={texts} chosen={chosen} />
    </>
  );
}

interface QuestionsOptions {
  readonly texts: HelpTexts;
  readonly chosen: HelpQuestion | null;
}

function Questions({ texts, chosen }: QuestionsOptions) {
  // The contact is only part of answers.
  const help = texts(useWords(), null);
  const contentsId = useId();
  const headings = useHeadingStyles();
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <HelpTitle title={help.title} chosen={chosen && help.questions[chosen].question} />
      <p>{help.lead}</p>
      <nav className={styles.contents} aria-labelledby={contentsId}>
        <h2 id={contentsId} className={headings.second}>
          {help.contents}
        </h2>
        <ul className={styles.list}>
          {helpQuestions.map((question) => (
            <li key={question}>
              <TextLink to={helpPath(question)}>{help.questions[question].question}</TextLink>
            </li>
          ))}
        </ul>
      </nav>
      {/* The boundary is for the build, which doesn't know the contact and the viewer. */}
      <Suspense fallback={<Progress />}>
        <Answers texts={texts} chosen={chosen} />
      </Suspense>
    </div>
  );
}

function Answers({ texts, chosen }: QuestionsOptions) {
  const help = texts(useWords(), useSettings().contact);
  const styles = useStyles();
  return (
    <>
      {helpQuestions.map((question) => (
        <section key={question} className={styles.answer} aria-labelledby={question}>
          <QuestionHeading id={question} isChosen={question === chosen}>
            {help.questions[question].question}
          </QuestionHeading>
          <HelpAnswer blocks={help.questions[question].answer} />
          {question === 'your-administrators' && <YourAdministrators words={help.administrators} />}
          <p className={styles.back}>
            <TextLink to={paths.help}>{help.toContents}</TextLink>
          </p>
        </section>
      ))}
    </>
  );
}

/** The page's h1. The document's title also names the chosen question. */
function HelpTitle({ title, chosen }: { readonly title: string; readonly chosen: string | null }) {
  const { shell } = useWords();
  useEffect(() => {
    document.title = `${chosen ?? title} · ${shell.product}`;
  }, [chosen, title, shell.product]);
  return <PageTitle>{title}</PageTitle>;
}

/** The heading of a question. Gets the focus, and is scrolled to, when its path is followed, also repeatedly. */
function QuestionHeading({
  id,
  isChosen,
  children,
}: {
  readonly id: string;
  readonly isChosen: boolean;
  readonly children: string;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const headings = useHeadingStyles();
  const styles = useStyles();
  const { key } = useLocation();
  useEffect(() => {
    if (!isChosen) return;
    heading.current?.scrollIntoView();
    heading.current?.focus({ preventScroll: true });
  }, [isChosen, key]);
  return (
    <h2 ref={heading} id={id} tabIndex={-1} className={`${headings.second} ${styles.question}`}>
      {children}
    </h2>
  );
}
