import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { NavLink } from 'react-router';
import { useViewer } from '../graph/viewer-context';
import { useWords } from '../words/words-context';
import paths from '../paths.json';

const OpenRequestsBadge = lazy(async () => ({
  default: (await import('./menu/open-requests-badge')).OpenRequestsBadge,
}));

// Narrower on phones, so that the links fit into one row.
const SPACE = 'clamp(0.375rem, 2vw, 0.75rem)';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    listStyleType: 'none',
    marginBlock: 0,
    // The texts are aligned with the page.
    marginInline: `calc(-1 * ${SPACE})`,
    padding: 0,
  },
  link: {
    ...typographyStyles.body1,
    borderBlockEndColor: 'transparent',
    borderBlockEndStyle: 'solid',
    borderBlockEndWidth: '3px',
    // Transparent as well, so that the text is in the middle.
    borderBlockStartColor: 'transparent',
    borderBlockStartStyle: 'solid',
    borderBlockStartWidth: '3px',
    color: tokens.colorNeutralForeground2,
    display: 'block',
    paddingBlock: tokens.spacingVerticalS,
    paddingInline: SPACE,
    position: 'relative',
    textDecorationLine: 'none',
    // Forced colors draw transparent borders in the color of links.
    '@media (forced-colors: active)': { borderBlockEndColor: 'Canvas', borderBlockStartColor: 'Canvas' },
    ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'underline' },
    '&[aria-current="page"]': {
      ...typographyStyles.body1Strong,
      borderBlockEndColor: tokens.colorCompoundBrandStroke,
      color: tokens.colorNeutralForeground1,
      '@media (forced-colors: active)': { borderBlockEndColor: 'Highlight' },
    },
  },
  // Loads later, and mustn't move the links. It's above the end of the text, in the space between two links.
  badge: {
    display: 'flex',
    insetBlockStart: 0,
    insetInlineStart: `calc(100% - ${SPACE} - 0.125rem)`,
    position: 'absolute',
  },
});

/**
 * The links to the portal's main pages, for signed-in people. Pages that need a profile are listed if there is one. A badge
 * shows how many requests for access can be decided.
 */
export function Navigation({ className }: { readonly className?: string | undefined }) {
  const { frame, shell } = useWords();
  const viewer = useViewer();
  const styles = useStyles();
  if (!viewer) return null;
  const { activeProfile } = viewer;
  const places = [
    ...(activeProfile
      ? [
          [paths.home, frame.navigation.home],
          [paths.profile, shell.menu.myProfile],
        ]
      : [[paths.associate, shell.menu.associate]]),
    ...(activeProfile?.account.viewerCanManageProfiles ? [[paths.ourAccounts, shell.menu.ourAccounts]] : []),
    [paths.help, frame.navigation.help],
  ] as const;
  return (
    <nav aria-label={frame.navigation.label} className={className}>
      <ul className={styles.list}>
        {places.map(([path, label]) => (
          <li key={path}>
            <NavLink className={styles.link} to={path} end={path === paths.home}>
              {label}
              {path === paths.ourAccounts && (
                <>
                  {' '}
                  <span className={styles.badge}>
                    <Suspense>
                      <OpenRequestsBadge />
                    </Suspense>
                  </span>
                </>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** As high as the navigation, for the build, which doesn't know its links. Nothing below it moves when they appear. */
export function NavigationSpace({ className }: { readonly className?: string | undefined }) {
  const styles = useStyles();
  return (
    <div className={className} aria-hidden="true">
      <div className={styles.list}>
        <span className={styles.link}>&nbsp;</span>
      </div>
    </div>
  );
}
