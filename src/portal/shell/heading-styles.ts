import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

/** Returns the classes of headings: a page's title, a visually hidden title, and headings below. */
export const useHeadingStyles = makeStyles({
  first: { ...typographyStyles.title2, marginBlock: '0 1rem' },
  // Without a width, so that it causes no horizontal scrolling on phones.
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
