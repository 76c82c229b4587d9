import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type ReactNode, useEffect, useId, useRef } from 'react';

const useStyles = makeStyles({
  root: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow4,
    // In the dark, the shadow can't be seen. The links need the contrast of the page's background.
    outline: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingBlock: tokens.spacingVerticalL,
    paddingInline: tokens.spacingHorizontalL,
    '& > :last-child': { marginBlockEnd: 0 },
  },
  title: { ...typographyStyles.subtitle2, marginBlock: '0 0.5rem' },
});

/** A part of a page, drawn as Fluent's card. Fluent's own component brings code for cards that can be selected. */
export function Card({ children }: { readonly children: ReactNode }) {
  return <div className={useStyles().root}>{children}</div>;
}

/** A section of a page with a heading, drawn as a card. The heading can take the focus when the section appears. */
export function SectionCard({
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
  const id = useId();
  const styles = useStyles();
  return (
    <section aria-labelledby={id} className={styles.root}>
      <h2 ref={heading} tabIndex={-1} id={id} className={styles.title}>
        {title}
      </h2>
      {children}
    </section>
  );
}
