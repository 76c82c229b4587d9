import { Badge, Button, makeStyles, Spinner, tokens, typographyStyles } from '@fluentui/react-components';
import { type OwnSessionFragment } from '../../graph/generated/graphql';
import { Problem } from '../../shell/problem';
import { useDelay } from '../../shell/use-delay';
import { useFormats, useWords } from '../../words/words-context';

const useStyles = makeStyles({
  item: {
    borderInlineStartColor: tokens.colorNeutralStroke1,
    borderInlineStartStyle: 'solid',
    borderInlineStartWidth: '3px',
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    gridTemplateColumns: 'minmax(0, 1fr)',
    justifyItems: 'start',
    paddingInlineStart: tokens.spacingHorizontalM,
  },
  name: { alignItems: 'center', columnGap: tokens.spacingHorizontalS, display: 'flex', flexWrap: 'wrap' },
  strong: { ...typographyStyles.body1Strong },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** A browser in which the person is signed in, and the button to sign it out. */
export function SessionItem({
  session,
  isBusy,
  isEnded,
  fault,
  onEnd,
}: {
  readonly session: OwnSessionFragment;
  readonly isBusy: boolean;
  readonly isEnded: boolean;
  /** The error of the last attempt, or null. */
  readonly fault: unknown;
  readonly onEnd: () => void;
}) {
  const { sessions: words, shell } = useWords();
  const { dayAndTime } = useFormats();
  const styles = useStyles();
  const isLong = useDelay(isBusy);
  const { browser, platform, createdAt, lastUsedAt, persistent, isCurrent } = session;
  const name = nameOf({ browser, platform }, words);
  return (
    <li className={styles.item}>
      <span className={styles.name}>
        <span className={styles.strong}>{name}</span>
        {isCurrent && (
          <Badge appearance="tint" color="success">
            {words.current}
          </Badge>
        )}
      </span>
      <span className={styles.quiet}>{words.signedIn({ at: dayAndTime(createdAt) })}</span>
      {!isCurrent && <span className={styles.quiet}>{words.lastUsed({ at: dayAndTime(lastUsedAt) })}</span>}
      <span className={styles.quiet}>{persistent ? words.persistent : words.untilClosed}</span>
      <Button
        aria-label={words.signOutOf({ name, at: dayAndTime(createdAt) })}
        disabledFocusable={isEnded || isLong}
        onClick={onEnd}
        {...(isLong && { icon: <Spinner size="tiny" role="presentation" /> })}
      >
        {shell.menu.signOut}
      </Button>
      {/* Always rendered, so that screen readers announce its changes. */}
      <span role="status">{isEnded && words.ended}</span>
      {fault !== null && <Problem error={fault} />}
    </li>
  );
}

function nameOf(
  { browser, platform }: Pick<OwnSessionFragment, 'browser' | 'platform'>,
  words: ReturnType<typeof useWords>['sessions'],
): string {
  if (browser === null) return platform ?? words.unknown;
  return platform === null ? browser : words.browserOn({ browser, platform });
}
