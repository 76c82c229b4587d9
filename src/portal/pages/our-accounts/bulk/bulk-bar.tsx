import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ManagedProfileRowFragment } from '../../../graph/generated/graphql';
import { useActiveProfile } from '../../../graph/viewer-context';
import { useRunning } from '../../../shell/form/leaving';
import { Problem } from '../../../shell/problem';
import { useFormats, useWords } from '../../../words/words-context';
import { type PagedList, readAll, type ReadSoFar } from '../list/read-all';
import { type ManagedAccountView } from '../frame/managed-account';
import { type RowNotes } from '../list/row-notes';
import { ConfirmDialog } from '../list/confirm-dialog';
import { appliesTo, BULK_ACTIONS, type BulkAction, MOST_SELECTED } from './bulk-actions';
import { BulkMenu } from './bulk-menu';
import { BulkResults } from './bulk-results';
import { type BulkOutcome } from './run-batches';
import { useBulkChanges } from './use-bulk-changes';
import { type Selection } from './use-selection';

const useStyles = makeStyles({
  bar: {
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    display: 'flex',
    flexWrap: 'wrap',
    marginBlockEnd: tokens.spacingVerticalS,
    rowGap: tokens.spacingVerticalS,
  },
  progress: { flexBasis: '100%', maxInlineSize: '28rem' },
  status: { outlineStyle: 'none' },
});

/** How many people are selected or changed, of how many. `total` is undefined while it's unknown. */
interface Work {
  readonly kind: 'SELECTING' | 'CHANGING';
  readonly done: number;
  readonly total: number | undefined;
}

/** The reason for stopping a change whose results can't be shown: the page or the profile is another one. */
const GONE = 'GONE';

/** The actions that need a confirmation: they take or give rights. */
type Confirmed = Exclude<BulkAction, 'INVITE' | 'ACTIVE'>;

/** The selection of a list of people, the actions on it, and what the last action did for each person. */
export function BulkBar({
  account,
  selection,
  isSelectable,
  all,
  notes,
  onDone,
}: {
  readonly account: ManagedAccountView;
  readonly selection: Selection;
  readonly isSelectable: (person: ManagedProfileRowFragment) => boolean;
  /** All people that the filters find. Undefined if all are on the page. */
  readonly all: PagedList<ManagedProfileRowFragment> | undefined;
  readonly notes: RowNotes;
  readonly onDone: () => void;
}) {
  const { bulk: words, profiles } = useWords().ourAccounts;
  const { number } = useFormats();
  const styles = useStyles();
  const run = useBulkChanges(notes);
  const [work, setWork] = useState<Work | null>(null);
  const [finished, setFinished] = useState<{ action: BulkAction; outcomes: readonly BulkOutcome[] }>();
  const [fault, setFault] = useState<unknown>();
  // Stays while the dialog fades out.
  const [confirmed, setConfirmed] = useState<{ action: Confirmed; count: number }>();
  const [isConfirming, setConfirming] = useState(false);
  const [isCleared, setCleared] = useState(false);
  const status = useRef<HTMLSpanElement>(null);
  const { id: ownId } = useActiveProfile();
  const changing = useRef<AbortController>(null);
  const selecting = useRef<AbortController>(null);
  // Later batches would be sent with the next profile.
  useEffect(() => () => changing.current?.abort(GONE), [ownId]);
  useEffect(() => () => selecting.current?.abort(), [selection.list]);
  const stop = useCallback(() => changing.current?.abort(), []);
  useRunning(work?.kind === 'CHANGING', stop);
  const people = [...selection.people.values()];
  const peopleFor = (action: BulkAction) => people.filter((person) => appliesTo(action, person));

  const change = async (action: BulkAction): Promise<void> => {
    const changed = peopleFor(action);
    if (work || changed.length === 0) return;
    const total = changed.length;
    const stopping = new AbortController();
    changing.current = stopping;
    const { signal } = stopping;
    const onProgress = (done: number) => setWork({ kind: 'CHANGING', done, total });
    setFinished(undefined);
    onProgress(0);
    const outcomes = await run(action, changed, { onProgress, signal });
    setWork(null);
    if (signal.reason === GONE) return;
    setFinished({ action, outcomes });
    selection.clear();
    onDone();
  };
  const selectAll = async (found: PagedList<ManagedProfileRowFragment>): Promise<void> => {
    if (work) return;
    const stopping = new AbortController();
    selecting.current = stopping;
    const { signal } = stopping;
    const onProgress = ({ read, total }: ReadSoFar) =>
      setWork({ kind: 'SELECTING', done: read, total: total && Math.min(total, MOST_SELECTED) });
    setFault(undefined);
    onProgress({ read: 0, total: undefined });
    try {
      const read = await readAll(found, { onProgress, signal, most: MOST_SELECTED });
      if (read) selection.add(read.slice(0, MOST_SELECTED).filter(isSelectable), selection.people);
    } catch (error) {
      if (!signal.aborted) setFault(error);
    } finally {
      setWork(null);
    }
  };
  const invited = peopleFor('INVITE').length;
  const others = BULK_ACTIONS.filter((action) => action !== 'INVITE').map((action) => ({
    action,
    count: peopleFor(action).length,
  }));
  const choose = (action: BulkAction, count: number): void => {
    if (action === 'INVITE' || action === 'ACTIVE') return void change(action);
    setConfirmed({ action, count });
    setConfirming(true);
  };
  // The button that was clicked is gone afterwards.
  const focusStatus = (): void => {
    setCleared(true);
    status.current?.focus();
  };
  const clear = (): void => {
    selecting.current?.abort();
    selection.clear();
    focusStatus();
  };

  return (
    <>
      <div className={styles.bar}>
        <span ref={status} tabIndex={-1} role="status" className={styles.status}>
          {(people.length > 0 || isCleared) && words.selected({ count: people.length })}
        </span>
        {people.length > 0 && (
          <>
            {all && (
              <Button size="small" disabledFocusable={work !== null} onClick={() => void selectAll(all)}>
                {words.selectAll({ most: number(MOST_SELECTED) })}
              </Button>
            )}
            <Button
              size="small"
              appearance="subtle"
              disabledFocusable={work?.kind === 'CHANGING'}
              onClick={clear}
            >
              {words.clear}
            </Button>
            {invited > 0 && (
              <Button disabledFocusable={work !== null} onClick={() => void change('INVITE')}>
                {profiles.inviteSelected({ count: invited })}
              </Button>
            )}
            <BulkMenu actions={others} isBusy={work !== null} onChoose={choose} />
          </>
        )}
        {work && (
          <ProgressBar
            className={styles.progress}
            aria-label={work.kind === 'CHANGING' ? words.working : words.selecting}
            {...(work.total !== undefined &&
              work.done > 0 && { max: Math.max(work.total, 1), value: Math.min(work.done, work.total) })}
          />
        )}
        {fault !== undefined && <Problem error={fault} />}
      </div>
      {finished && (
        <BulkResults
          account={account}
          title={words.actions[finished.action]}
          outcomes={finished.outcomes}
          onClose={() => {
            setFinished(undefined);
            focusStatus();
          }}
        />
      )}
      <ConfirmDialog
        isOpen={isConfirming}
        title={confirmed ? words.confirm[confirmed.action].title({ count: confirmed.count }) : ''}
        yes={confirmed ? words.actions[confirmed.action] : ''}
        onYes={async () => {
          setConfirming(false);
          if (confirmed) await change(confirmed.action);
        }}
        onClose={() => setConfirming(false)}
      >
        {confirmed && <p>{words.confirm[confirmed.action].text({ account: account.name })}</p>}
      </ConfirmDialog>
    </>
  );
}
