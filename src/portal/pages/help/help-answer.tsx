import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Fragment } from 'react';
import { OuterLink } from '../../shell/outer-link';
import { TextLink } from '../../shell/text-link';
import { type HelpTarget, hrefOf } from '../../help-path';
import { type HelpBlock, type HelpText, type Piece } from '../../words/help-text';

const useStyles = makeStyles({
  text: { marginBlock: tokens.spacingVerticalS },
  list: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    marginBlock: tokens.spacingVerticalS,
    paddingInlineStart: '1.5rem',
  },
  label: { ...typographyStyles.body1Strong },
});

/** Shows an answer of the help: paragraphs and lists. */
export function HelpAnswer({ blocks }: { readonly blocks: readonly HelpBlock[] }) {
  return blocks.map((block, index) => <Block key={index} block={block} />);
}

function Block({ block }: { readonly block: HelpBlock }) {
  const styles = useStyles();
  if ('steps' in block) return <ol className={styles.list}>{itemsOf(block.steps)}</ol>;
  if ('points' in block) return <ul className={styles.list}>{itemsOf(block.points)}</ul>;
  return (
    <p className={styles.text}>
      <Text text={block} />
    </p>
  );
}

function itemsOf(texts: readonly HelpText[]) {
  return texts.map((text, index) => (
    <li key={index}>
      <Text text={text} />
    </li>
  ));
}

function Text({ text }: { readonly text: HelpText }) {
  return text.map((piece, index) => (
    <Fragment key={index}>
      <Part piece={piece} />
    </Fragment>
  ));
}

function Part({ piece }: { readonly piece: Piece }) {
  const styles = useStyles();
  switch (piece.kind) {
    case 'plain':
      return piece.text;
    case 'label':
      return <strong className={styles.label}>{piece.text}</strong>;
    case 'mail':
      return <OuterLink href={`mailto:${piece.text}`}>{piece.text}</OuterLink>;
    case 'link':
      return <HelpLink to={piece.to}>{piece.text}</HelpLink>;
  }
}

function HelpLink({ to, children }: { readonly to: HelpTarget; readonly children: string }) {
  const href = hrefOf(to);
  if (href.startsWith('/')) return <TextLink to={href}>{children}</TextLink>;
  return <OuterLink href={href}>{children}</OuterLink>;
}
