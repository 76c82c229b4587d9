import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import { helpPath } from '../../help-path';
import { PageTitle } from '../../shell/page-title';
import { TextLink } from '../../shell/text-link';
import { invitationToken } from '../../tab/invitation-token';
import { useWords } from '../../words/words-context';
import { type Refusal } from './refusal';
import paths from '../../paths.json';

const CAN_ASK_ANEW: readonly Refusal[] = ['EXPIRED', 'USED', 'DECLINED'];

const useStyles = makeStyles({
  page: { maxInlineSize: '40rem' },
  links: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalM,
  },
});

/**
 * Shows why there's nothing to accept and what to do next. Removes the stored token, which is useless then.
 */
export function Refused({ refusal }: { readonly refusal: Refusal }) {
  const { accept: words, associate, support } = useWords();
  const { title, remedy } = words.refusals[refusal];
  const styles = useStyles();
  useEffect(() => invitationToken.forget(), []);
  return (
    <div className={styles.page}>
      <PageTitle>{title}</PageTitle>
      <p>{remedy}</p>
      <p className={styles.links}>
        {CAN_ASK_ANEW.includes(refusal) && <TextLink to={paths.associate}>{associate.title}</TextLink>}
        <TextLink to={helpPath('no-email')}>{support.links.invitations}</TextLink>
        <TextLink to="/">{words.home}</TextLink>
      </p>
    </div>
  );
}
