import { useMutation } from '@apollo/client/react';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Spinner,
} from '@fluentui/react-components';
import { useState } from 'react';
import { EndMyAssociationDocument } from '../../graph/generated/graphql';
import { expectEnd } from '../../graph/profile-change';
import { useSignedIn } from '../../graph/viewer-context';
import { Problem } from '../../shell/problem';
import { useDelay } from '../../shell/use-delay';
import { tabProfile } from '../../tab/tab-profile';
import { useWords } from '../../words/words-context';

/** The button that ends the association of the active profile, after a confirmation. */
export function EndAssociation({
  associationId,
  company,
}: {
  readonly associationId: string;
  readonly company: string;
}) {
  const { end: words } = useWords().profile;
  const { identity } = useSignedIn();
  const [isOpen, setOpen] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const [end, { loading, client }] = useMutation(EndMyAssociationDocument);
  const isLong = useDelay(loading);

  const confirm = async () => {
    if (loading) return;
    setFault(null);
    try {
      const { data } = await end({ variables: { input: { associationId } } });
      // If someone else had ended it, the profile can't be used either. The route guards then redirect.
      if (data?.endAssociation.association) expectEnd();
      tabProfile.forget();
      await client.resetStore();
    } catch (error) {
      setFault(error);
    }
  };

  return (
    <Dialog
      modalType="alert"
      open={isOpen}
      onOpenChange={(_event, { open }) => {
        setOpen(open);
        setFault(null);
      }}
    >
      <DialogTrigger disableButtonEnhancement>
        <Button>{words.button}</Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{words.title}</DialogTitle>
          <DialogContent>
            <p>{words.text({ username: identity.username, company })}</p>
            {fault !== null && <Problem error={fault} />}
          </DialogContent>
          <DialogActions fluid>
            <DialogTrigger disableButtonEnhancement>
              <Button>{words.cancel}</Button>
            </DialogTrigger>
            <Button
              appearance="primary"
              onClick={() => void confirm()}
              disabledFocusable={loading}
              {...(isLong && { icon: <Spinner size="tiny" role="presentation" /> })}
            >
              {words.confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
