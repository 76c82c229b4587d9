import { Link, makeStyles, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { type MouseEvent } from 'react';
import { useWords } from '../../words/words-context';
import { focusField } from './form-controls';
import { type FieldProblem } from './form-errors';

const useStyles = makeStyles({ list: { marginBlock: 0, paddingInlineStart: '1.25rem' } });

/** Lists the problems of a form's fields, each with a link to the field. Gets the focus when it appears. */
export function ErrorSummary({ problems }: { readonly problems: readonly FieldProblem[] }) {
  const { shell } = useWords();
  const styles = useStyles();
  const goTo = (name: string) => (event: MouseEvent<HTMLElement>) => {
    event.preventDefault();
    const form = event.currentTarget.closest('form');
    if (form) focusField(form, name);
  };
  return (
    <MessageBar intent="error" layout="multiline" tabIndex={-1} data-error-summary>
      <MessageBarBody>
        <MessageBarTitle>{shell.problems({ count: problems.length })}</MessageBarTitle>
        <ul className={styles.list}>
          {problems.map(({ name, text }) => (
            <li key={name}>
              <Link inline href={`#${name}`} onClick={goTo(name)}>
                {text}
              </Link>
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
