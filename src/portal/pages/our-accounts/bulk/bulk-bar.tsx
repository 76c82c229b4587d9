import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  ProgressBar,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { useState } from 'react';
import { type ManagedProfileRowFragment } from '../../../graph/generated/graphql';
import { Problem } from '../../../shell/problem';
import { useFormats, useWords } from '../../../words/words-context';
import { type PagedList, readAll } from '../list/read-all';
import { type ManagedAccountView } from '../frame/managed-account';
import { type RowNotes } from '../list/row-notes';
import { ConfirmDialog } from '../list/confirm-dialog';
import { appliesTo, BULK_ACTIONS, type BulkAction, MOST_SELECTED } from './bulk-actions';
import { BulkResults } from './bulk-results';
import { type BulkOutcome, useBulkChanges } from './use-bulk-changes';
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
  popover: { zIndex: 1 },
});

/** How many people are done, of how many. `total` is undefined while it's unknown. */
interface Work {
  readonly done: number;
  readonly total: number | undefined;
}

/** The selection of a list of people, the actions on all of it, and what the last action did for each of them. */
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
  const restoreFocus = useRestoreFocusTarget();
  const run = useBulkChanges(notes);
  const [work, setWork] = useState<Work | null>(null);
  const [finished, setFinished] = useState<{ action: BulkAction; outcomes: readonly BulkOutcome[] }>();
  const [fault, setFault] = useState<unknown>();
  const [isConfirming, setConfirming] = useState(false);
  const people = [...selection.people.values()];
  const peopleFor = (action: BulkAction) => people.filter((person) => appliesTo(action, person));

  const change = async (action: BulkAction): Promise<void> => {
    const changed = peopleFor(action);
    if (work || changed.length === 0) return;
    const total = changed.length;
    setFinished(undefined);
    setWork({ done: 0, total });
    const outcomes = await run(action, changed, (done) => setWork({ done, total }));
    setWork(null);
    setFinished({ action, outcomes });
    selection.clear();
    onDone();
  };
  const selectAll = async (found: PagedList<ManagedProfileRowFragment>): Promise<void> => {
    if (work) return;
    setFault(undefined);
    setWork({ done: 0, total: undefined });
    try {
      const onProgress = ({ read, total }: { read: number; total: number | undefined }) =>
        setWork({ done: read, total: total && Math.min(total, MOST_SELECTED) });
      const { signal } = new AbortController();
      const read = await readAll(found, { onProgress, signal, most: MOST_SELECTED });
      selection.select((read ?? []).slice(0, MOST_SELECTED).filter(isSelectable), true);
    } catch (error) {
      setFault(error);
    } finally {
      setWork(null);
    }
  };
  const invited = peopleFor('INVITE').length;
  const others = BULK_ACTIONS.filter((action) => action !== 'INVITE').map((action) => ({
    action,
    count: peopleFor(action).length,
  }));
  const removed = others.find(({ action }) => action === 'REMOVE')?.count ?? 0;

  return (
    <>
      <div className={styles.bar}>
        <span role="status">{people.length > 0 && words.selected({ count: people.length })}</span>
        {people.length > 0 && (
          <>
            {all && (
              <Button size="small" disabledFocusable={work !== null} onClick={() => void selectAll(all)}>
                {words.selectAll({ most: number(MOST_SELECTED) })}
              </Button>
            )}
            <Button size="small" appearance="subtle" onClick={selection.clear}>
              {words.clear}
            </Button>
            {invited > 0 && (
              <Button disabledFocusable={work !== null} onClick={() => void change('INVITE')}>
                {profiles.inviteSelected({ count: invited })}
              </Button>
            )}
            <Menu inline>
              <MenuTrigger disableButtonEnhancement>
                <Button {...restoreFocus} disabledFocusable={work !== null}>
                  {words.others}
                </Button>
              </MenuTrigger>
              <MenuPopover className={styles.popover}>
                <MenuList>
                  {others.map(({ action, count }) => (
                    <MenuItem
                      key={action}
                      disabled={count === 0}
                      onClick={() => (action === 'REMOVE' ? setConfirming(true) : void change(action))}
                    >
                      {words.countOf({ action: words.actions[action], number: number(count) })}
                    </MenuItem>
                  ))}
                </MenuList>
              </MenuPopover>
            </Menu>
          </>
        )}
        {work && (
          <ProgressBar
            className={styles.progress}
            aria-label={words.working}
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
          onClose={() => setFinished(undefined)}
        />
      )}
      <ConfirmDialog
        isOpen={isConfirming}
        title={words.removeTitle({ count: removed })}
        yes={profiles.confirm.remove}
        onYes={() => {
          setConfirming(false);
          return change('REMOVE');
        }}
        onClose={() => setConfirming(false)}
      >
        <p>{words.removeText({ account: account.name })}</p>
      </ConfirmDialog>
    </>
  );
}
