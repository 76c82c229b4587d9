import { makeStyles, tokens } from '@fluentui/react-components';
import { type Program } from '../../graph/generated/graphql';
import { useSettings } from '../../settings';
import { OuterLink } from '../../shell/outer-link';
import { programName } from '../../shell/program-name';
import { SectionCard } from '../../shell/card';
import { useWords } from '../../words/words-context';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: { paddingBlock: tokens.spacingVerticalXS },
});

/** Links to the resources of an extranet that the operators configured. Renders nothing if there are none. */
export function Resources({ program }: { readonly program: Program }) {
  const { resources: words } = useWords().home;
  const styles = useStyles();
  const links = useSettings().links[program];
  if (links.length === 0) return null;
  return (
    <SectionCard title={words.title({ program: programName(program) })}>
      <ul className={styles.list}>
        {links.map(({ kind, url }) => (
          <li key={kind} className={styles.item}>
            <OuterLink href={url}>{words.kinds[kind]}</OuterLink>
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}
