import { Button } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons/svg/more-horizontal';
import { type ComponentPropsWithRef } from 'react';
import { useWords } from '../../../words/words-context';

/** The button of the menu of actions on a profile. On the person's page, it has a visible label. */
export function ProfileActionsButton({
  person,
  isOnOwnPage,
  ...properties
}: { readonly person: string; readonly isOnOwnPage: boolean } & ComponentPropsWithRef<'button'>) {
  const { profiles: words } = useWords().ourAccounts;
  return (
    <Button
      {...properties}
      appearance={isOnOwnPage ? 'secondary' : 'subtle'}
      icon={<MoreHorizontal20Regular />}
      aria-label={words.actionsFor({ person })}
    >
      {isOnOwnPage && words.actions}
    </Button>
  );
}
