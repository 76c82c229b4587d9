import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

/** Gives the classes of the headings within a page, below its title. */
export const useHeadingStyles = makeStyles({
  second: {
    ...typographyStyles.subtitle1,
    marginBlockEnd: tokens.spacingVerticalS,
    marginBlockStart: tokens.spacingVerticalXXL,
  },
});
