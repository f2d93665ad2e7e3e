import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button, Dialog, Notice, TextArea, explain } from '../../kit/components';
import { kt } from '../../kit/words';
import { useAction } from '../core/action';
import { ut } from './words';

interface ConfirmProps {
  title: string;
  /** What will happen, to how many. */
  children: ComponentChildren;
  confirm: string;
  danger?: boolean;
  /** Asks for a reason and refuses to go on without one. */
  reason?: boolean;
  onConfirm(reason: string): Promise<unknown>;
  onClose(): void;
}

/** Asks before something that cannot be taken back lightly. Stays open, and says why, when it fails. */
export function ConfirmDialog({ title, children, confirm, danger, reason, onConfirm, onClose }: ConfirmProps) {
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const action = useAction(() => onConfirm(text.trim()));
  const go = async () => {
    if (reason && !text.trim()) return setMissing(true);
    if (await action.run()) onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={<>
        <Button onClick={onClose}>{kt('cancel')}</Button>
        <Button kind={danger ? 'danger' : 'primary'} busy={action.busy} onClick={go}>{confirm}</Button>
      </>}
    >
      {children}
      {reason && (
        <TextArea
          label={ut('reason')}
          hint={ut('reasonHint')}
          rows={2}
          required
          value={text}
          error={missing && !text.trim() ? ut('reasonNeeded') : action.error?.field('reason')}
          onValue={setText}
        />
      )}
      {action.error && <Notice kind="bad" alert title={explain(action.error).title}>{explain(action.error).hint}</Notice>}
    </Dialog>
  );
}
