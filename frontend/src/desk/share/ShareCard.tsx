import { Button } from '../../kit/components';
import { DownloadIcon } from '../../kit/icons';
import { qrAddress, snippet } from '../../play/share/snippet';
import { CopyBox } from '../ui/CopyBox';
import { Panel } from '../ui/Panel';
import { ht } from './words';

interface ShareCardProps {
  title: string;
  text: string;
  /** Path of the page on this site. */
  path: string;
  /** Path of the same content for a frame; undefined where there is none. */
  embed: string | undefined;
  frameTitle: string;
}

/** One public page: its link, its QR code, and how to put it into another page. */
export function ShareCard({ title, text, path, embed, frameTitle }: ShareCardProps) {
  return (
    <Panel title={title}>
      <p class="muted small">{text}</p>
      <div class="share-card">
        <img class="share-qr" src={qrAddress(path)} alt={ht('qr', { name: title })} width="132" height="132" loading="lazy" />
        <div class="stack">
          <CopyBox label={`${ht('link')}: ${title}`} text={location.origin + path} />
          <div class="row">
            <Button size="small" href={path} target="_blank">{ht('open')}</Button>
            <Button size="small" href={qrAddress(path)} download="qr.svg"><DownloadIcon size="1.1em" />{ht('qrDownload')}</Button>
          </div>
        </div>
      </div>
      {embed && (
        <details>
          <summary class="small">{ht('embed')}</summary>
          <div class="stack share-embed">
            <p class="small muted">{ht('embedHint')}</p>
            <CopyBox label={`${ht('embed')}: ${title}`} text={snippet(location.origin + embed, frameTitle)} />
          </div>
        </details>
      )}
    </Panel>
  );
}
