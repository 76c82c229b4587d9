import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
} from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useDelay } from '../../../shell/use-delay';
import { useWasEver } from '../../../shell/use-was-ever';
import { useWords } from '../../../words/words-context';

interface ConfirmDialogProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** The label of the button that confirms. */
  readonly yes: string;
  readonly onYes: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Asks for confirmation and explains the consequences. Afterwards, the focus returns to where it was. */
export function ConfirmDialog(properties: ConfirmDialogProps) {
  const wasOpened = useWasEver(properties.isOpen);
  return wasOpened && <OpenedDialog {...properties} />;
}

function OpenedDialog({ isOpen, title, yes, onYes, onClose, children }: ConfirmDialogProps) {
  const { confirm: words } = useWords().ourAccounts.profiles;
  const [isBusy, setBusy] = useState(false);
  const isLong = useDelay(isBusy);
  const proceed = async () => {
    if (isBusy) return;
    setBusy(true);
    await onYes().finally(() => setBusy(false));
  };
  return (
    <Dialog modalType="alert" open={isOpen} onOpenChange={(_event, { open }) => open || onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button
              appearance="primary"
              disabledFocusable={isBusy}
              onClick={() => void proceed()}
              {...(isLong && { icon: <Spinner size="tiny" role="presentation" /> })}
            >
              {yes}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
