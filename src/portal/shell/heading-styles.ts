import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

/** Gives the classes of headings: a page's title, one that only those hear who can't see the page, and those below. */
export const useHeadingStyles = makeStyles({
  first: { ...typographyStyles.title2, marginBlock: '0 1rem' },
  // Of no width, so that a phone has not to be scrolled for what nobody sees.
  hidden: {
    blockSize: '1px',
    clipPath: 'inset(50%)',
    inlineSize: '1px',
    margin: 0,
    overflow: 'hidden',
    position: 'absolute',
    whiteSpace: 'nowrap',
  },
  second: {
    ...typographyStyles.subtitle1,
    marginBlockEnd: tokens.spacingVerticalS,
    marginBlockStart: tokens.spacingVerticalXXL,
  },
});
