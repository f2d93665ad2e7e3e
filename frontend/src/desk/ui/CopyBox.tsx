import { Button, toast } from '../../kit/components';
import { CopyIcon } from '../../kit/icons';
import { ut } from './words';
import './drop.css';

/** A piece of text to take elsewhere. */
export function CopyBox({ text, label }: { text: string; label: string }) {
  const copy = () => navigator.clipboard.writeText(text).then(() => toast(ut('copied')), () => toast(ut('copyFailed'), 'bad'));
  return (
    <div class="copy">
      <pre class="code" tabIndex={0} role="group" aria-label={label}>{text}</pre>
      <Button size="small" onClick={copy} label={`${ut('copy')}: ${label}`}><CopyIcon /></Button>
    </div>
  );
}
