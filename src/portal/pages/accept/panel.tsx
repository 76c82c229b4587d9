import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  root: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderBlockColor: tokens.colorNeutralStroke2,
    borderBlockStyle: 'solid',
    borderBlockWidth: '1px',
    borderInlineColor: tokens.colorNeutralStroke2,
    borderInlineStyle: 'solid',
    borderInlineWidth: '1px',
    borderRadius: tokens.borderRadiusLarge,
    marginBlock: tokens.spacingVerticalL,
    paddingBlock: tokens.spacingVerticalL,
    paddingInline: tokens.spacingHorizontalL,
  },
  title: { ...typographyStyles.subtitle2, marginBlock: '0 0.5rem' },
});

/** A section of the page with a heading. */
export function Panel({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const titleId = useId();
  const styles = useStyles();
  return (
    <section aria-labelledby={titleId} className={styles.root}>
      <h2 id={titleId} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
