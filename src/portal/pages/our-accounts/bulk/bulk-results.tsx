import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import { TextLink } from '../../../shell/text-link';
import { useFormats, useWords } from '../../../words/words-context';
import { type ManagedAccountView } from '../frame/managed-account';
import { type BulkOutcome } from './run-batches';
import { profilePath } from '../../../account-path';

const useStyles = makeStyles({
  panel: {
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    marginBlock: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
  },
  title: { ...typographyStyles.subtitle2, margin: 0, outlineStyle: 'none' },
  list: {
    columnGap: tokens.spacingHorizontalXL,
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    listStyleType: 'none',
    marginBlock: tokens.spacingVerticalS,
    maxBlockSize: '20rem',
    overflowY: 'auto',
    overflowWrap: 'anywhere',
    padding: 0,
  },
  refusal: { color: tokens.colorPaletteRedForeground1 },
  summary: { cursor: 'pointer' },
});

/** What an action did for each person: who was changed, who wasn't, and why. */
export function BulkResults({
  account,
  title,
  outcomes,
  onClose,
}: {
  readonly account: ManagedAccountView;
  readonly title: string;
  readonly outcomes: readonly BulkOutcome[];
  readonly onClose: () => void;
}) {
  const words = useWords();
  const { bulk } = words.ourAccounts;
  const formats = useFormats();
  const styles = useStyles();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  // The buttons of the selection, one of which had the focus, are gone.
  useEffect(() => heading.current?.focus(), []);
  const done = outcomes.filter(({ kind }) => kind === 'CHANGED');
  const failed = outcomes.filter((outcome) => outcome.kind === 'UNCHANGED');
  const unknown = outcomes.filter((outcome) => outcome.kind === 'UNKNOWN');
  const linkTo = ({ person }: BulkOutcome) => (
    <TextLink to={profilePath(account.id, person.id)}>{person.displayName}</TextLink>
  );
  return (
    <section aria-labelledby={id} className={styles.panel}>
      <h2 ref={heading} tabIndex={-1} id={id} className={styles.title}>
        {title}
      </h2>
      <p role="status">
        {bulk.succeeded({ count: done.length })} {failed.length > 0 && bulk.failed({ count: failed.length })}{' '}
        {unknown.length > 0 && bulk.unknown({ count: unknown.length })}
      </p>
      {[
        { label: bulk.whoFailed, people: failed },
        { label: bulk.whoUnknown, people: unknown },
      ].map(
        ({ label, people }) =>
          people.length > 0 && (
            // Scrolls, so the keyboard must reach it.
            <ul key={label} role="list" tabIndex={0} aria-label={label} className={styles.list}>
              {people.map((outcome) => (
                <li key={outcome.person.id}>
                  {linkTo(outcome)}: <span className={styles.refusal}>{outcome.reason(words, formats)}</span>
                </li>
              ))}
            </ul>
          ),
      )}
      {done.length > 0 && (
        <details>
          <summary className={styles.summary}>{bulk.whoSucceeded}</summary>
          <ul role="list" tabIndex={0} aria-label={bulk.whoSucceeded} className={styles.list}>
            {done.map((outcome) => (
              <li key={outcome.person.id}>{linkTo(outcome)}</li>
            ))}
          </ul>
        </details>
      )}
      <Button size="small" onClick={onClose}>
        {bulk.close}
      </Button>
    </section>
  );
}
