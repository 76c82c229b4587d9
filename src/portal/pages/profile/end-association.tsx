import { useMutation } from '@apollo/client/react';
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { EndMyAssociationDocument } from '../../graph/generated/graphql';
import { expectEnd } from '../../graph/profile-change';
import { useSignedIn } from '../../graph/viewer-context';
import { Problem } from '../../shell/problem';
import { useDelay } from '../../shell/use-delay';
import { useWasEver } from '../../shell/use-was-ever';
import { tabProfile } from '../../tab/tab-profile';
import { useWords } from '../../words/words-context';

/** The button that ends the association of the active profile, after a confirmation. */
export function EndAssociation(association: { readonly associationId: string; readonly company: string }) {
  const { end: words } = useWords().profile;
  const [isOpen, setOpen] = useState(false);
  const wasOpened = useWasEver(isOpen);
  return (
    <>
      <Button {...useRestoreFocusTarget()} onClick={() => setOpen(true)}>
        {words.button}
      </Button>
      {wasOpened && <EndDialog {...association} isOpen={isOpen} setOpen={setOpen} />}
    </>
  );
}

function EndDialog({
  associationId,
  company,
  isOpen,
  setOpen,
}: {
  readonly associationId: string;
  readonly company: string;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}) {
  const { end: words } = useWords().profile;
  const { identity } = useSignedIn();
  const [fault, setFault] = useState<unknown>(null);
  const [end, { loading, client }] = useMutation(EndMyAssociationDocument);
  const isLong = useDelay(loading);
  /** What follows when the dialog has been removed; null for nothing. */
  const afterwards = useRef<(() => void) | null>(null);

  const confirm = async () => {
    if (loading) return;
    setFault(null);
    try {
      const { data } = await end({ variables: { input: { associationId } } });
      // If someone else had ended it, the profile can't be used either. The route guards then redirect.
      if (data?.endAssociation.association) expectEnd();
      tabProfile.forget();
      // The page goes with its data. If its dialog were still open then, Fluent would leave all pages hidden from screen
      // readers.
      afterwards.current = () => void client.resetStore().catch(() => undefined);
      setOpen(false);
    } catch (error) {
      setFault(error);
    }
  };

  const close = () => {
    if (loading) return;
    setOpen(false);
    setFault(null);
  };
  return (
    <Dialog modalType="alert" open={isOpen} onOpenChange={(_event, { open }) => open || close()}>
      <DialogSurface>
        <WhenRemoved run={afterwards} />
        <DialogBody>
          <DialogTitle>{words.title}</DialogTitle>
          <DialogContent>
            <p>{words.text({ username: identity.username, company })}</p>
            {fault !== null && <Problem error={fault} />}
          </DialogContent>
          <DialogActions fluid>
            <Button disabledFocusable={loading} onClick={close}>
              {words.cancel}
            </Button>
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

/** Runs a function when it's removed from the page. */
function WhenRemoved({ run }: { readonly run: RefObject<(() => void) | null> }) {
  useEffect(
    () => () => {
      run.current?.();
      run.current = null;
    },
    [run],
  );
  return null;
}
