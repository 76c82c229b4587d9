import { makeStyles } from '@fluentui/react-components';
import { PageProblem } from './page-problem';
import { PAGE_COLUMN } from './page-width';

const useStyles = makeStyles({ main: { ...PAGE_COLUMN, paddingBlock: '1rem' } });

/** Replaces the layout with its page if a part of it crashed. */
export function LayoutProblem() {
  return (
    <main className={useStyles().main}>
      <PageProblem />
    </main>
  );
}
