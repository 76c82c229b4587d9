import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef } from 'react';

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

/** A section of the page with a heading, which can take the focus when the section appears. */
export function Panel({
  title,
  takesFocus = false,
  children,
}: {
  readonly title: string;
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  const titleId = useId();
  const styles = useStyles();
  return (
    <section aria-labelledby={titleId} className={styles.root}>
      <h2 ref={heading} tabIndex={-1} id={titleId} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
