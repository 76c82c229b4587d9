import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  section: { marginBlockStart: tokens.spacingVerticalXXXL },
  title: { ...typographyStyles.subtitle1, marginBlock: '0 0.75rem' },
});

/** A section of the page. Its heading also names it as a region. */
export function ProfileSection({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  const styles = useStyles();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
