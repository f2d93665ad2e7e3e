import { useSignal } from '@preact/signals';
import { Button } from '../../kit/components/Button';
import { Dialog } from '../../kit/components/Dialog';
import { TextArea, TextField } from '../../kit/components/Field';
import { toast } from '../../kit/components/Toast';
import { CopyIcon, DownloadIcon, ShareIcon } from '../../kit/icons';
import { qrAddress, snippet } from './snippet';
import './share.css';
import { w } from './words';

interface ShareProps {
  /** Path of the page on this site. */
  path: string;
  /** Path of the same content for a frame in another page. */
  embed?: string;
  title: string;
}

/** A button that opens the ways to pass a page on. */
export function ShareButton(props: ShareProps) {
  const open = useSignal(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => (open.value = true)}><ShareIcon />{w('share')}</Button>
      {open.value && <ShareBox {...props} onClose={() => (open.value = false)} />}
    </>
  );
}

function ShareBox({ path, embed, title, onClose }: ShareProps & { onClose: () => void }) {
  const link = location.origin + path;
  const code = embed && snippet(location.origin + embed, title);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      toast(w('copied'));
    } catch {
      toast(w('copyFailed'), 'bad');
    }
  };
  return (
    <Dialog title={w('title')} onClose={onClose}>
      <div class="share">
        <div class="share-line">
          <TextField label={w('link')} value={link} onValue={() => {}} />
          <Button onClick={() => copy(link)}><CopyIcon />{w('copy')}</Button>
        </div>
        {'share' in navigator && <Button onClick={() => void navigator.share({ title, url: link }).catch(() => {})}><ShareIcon />{w('system')}</Button>}
        <div class="share-qr">
          <img src={qrAddress(path)} width="148" height="148" alt={w('qr')} />
          <div class="stack-tight">
            <p class="small muted">{w('qrHint')}</p>
            <Button size="small" href={qrAddress(path)} download="qr.svg"><DownloadIcon />{w('qrDownload')}</Button>
          </div>
        </div>
        {code && (
          <div class="stack-tight">
            <TextArea label={w('embed')} hint={w('embedHint')} rows={5} value={code} onValue={() => {}} />
            <Button onClick={() => copy(code)}><CopyIcon />{w('copy')}</Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}
