import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { helpPath } from '../../help-path';
import { useHeadingStyles } from '../../shell/heading-styles';
import { TextLink } from '../../shell/text-link';
import { useWords } from '../../words/words-context';

const useStyles = makeStyles({
  list: { marginBlock: tokens.spacingVerticalS, paddingInlineStart: '1.25rem' },
});

/** Explains what to do if no mail arrives. The same text whether or not the address is known. */
export function NothingArrived() {
  const { associate, support } = useWords();
  const { missing: words } = associate;
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={useHeadingStyles().second}>
        {words.title}
      </h2>
      <ul className={useStyles().list}>
        {[words.wait, words.spelling, words.junk, words.another, words.ask].map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      <p>
        <TextLink to={helpPath('no-email')}>{support.links.invitations}</TextLink>
      </p>
    </section>
  );
}
