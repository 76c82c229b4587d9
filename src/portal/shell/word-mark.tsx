import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useWords } from '../words/words-context';

const useStyles = makeStyles({
  root: { alignItems: 'center', display: 'inline-flex', gap: tokens.spacingHorizontalS },
  sign: { blockSize: '1.75rem', color: tokens.colorBrandForeground1, flexShrink: 0, inlineSize: '1.75rem' },
  name: {
    ...typographyStyles.subtitle2,
    color: tokens.colorNeutralForeground1,
    whiteSpace: 'nowrap',
    '@media (max-width: 23rem)': { fontSize: tokens.fontSizeBase300, whiteSpace: 'normal' },
  },
});

/** The sign of icon.svg, a C around a keyhole, beside the product's name. */
export function WordMark() {
  const { shell } = useWords();
  const styles = useStyles();
  return (
    <span className={styles.root}>
      <svg className={styles.sign} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path
          d="M25.2 6.8a13 13 0 1 0 0 18.4"
          fill="none"
          stroke="currentColor"
          strokeWidth="4"
          strokeLinecap="round"
        />
        <path d="M16 9.6a4 4 0 0 1 2 7.5l1.6 5.1h-7.2l1.6-5.1a4 4 0 0 1 2-7.5z" fill="currentColor" />
      </svg>
      <span className={styles.name}>{shell.product}</span>
    </span>
  );
}
