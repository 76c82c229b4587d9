import { useMenuOnDemand } from '../../../shell/menu/use-menu-on-demand';
import { useWords } from '../../../words/words-context';
import { type ProfileActionsProperties } from './opened-profile-actions';
import { ProfileActionsButton } from './profile-actions-button';

const loadMenu = async () => (await import('./opened-profile-actions')).OpenedProfileActions;

/** The menu of actions on a profile. Shows only what its viewerCan… fields allow. At first, only its button. */
export function ProfileActions(properties: ProfileActionsProperties) {
  const { shell } = useWords();
  const { Menu, hasFailed, button } = useMenuOnDemand(loadMenu);
  const { profile, isOnOwnPage = false } = properties;

  if (Menu) return <Menu {...properties} />;
  return (
    <>
      {hasFailed && <p role="alert">{shell.failure.page}</p>}
      <ProfileActionsButton person={profile.displayName} isOnOwnPage={isOnOwnPage} {...button} />
    </>
  );
}
