import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../kit/components';
import { UploadIcon } from '../../kit/icons';
import { ut } from './words';
import './drop.css';

interface FileDropProps {
  /** As <input accept>. */
  accept: string;
  /** Megabytes. */
  most?: number;
  busy?: boolean;
  /** How far the server is, 0 to 100; without it the bar only moves. */
  percent?: number | undefined;
  onFile(file: File): void;
  children?: ComponentChildren;
}

/** Takes one file, dropped or chosen. */
export function FileDrop({ accept, most = 20, busy, percent, onFile, children }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [name, setName] = useState('');
  const [large, setLarge] = useState(false);
  const take = (file: File | undefined) => {
    setOver(false);
    if (!file || busy) return;
    setName(file.name);
    setLarge(file.size > most * 1_048_576);
    if (file.size <= most * 1_048_576) onFile(file);
  };
  return (
    <div
      class={`drop ${over ? 'drop-over' : ''}`}
      onDragOver={(e) => { e.preventDefault(); setOver(true); }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => { e.preventDefault(); take(e.dataTransfer?.files[0]); }}
    >
      <UploadIcon size="2rem" />
      <div class="row">
        <span>{ut('drop')}</span>
        <Button kind="primary" busy={busy} onClick={() => input.current?.click()}>{ut('pick')}</Button>
      </div>
      <input
        ref={input}
        class="visually-hidden"
        type="file"
        tabIndex={-1}
        aria-label={ut('pick')}
        accept={accept}
        onChange={(e) => { take(e.currentTarget.files?.[0]); e.currentTarget.value = ''; }}
      />
      {children && <div class="muted small">{children}</div>}
      <div role="status">
        {busy && <><progress class="drop-progress" aria-label={ut('uploading', { name })} max={100} value={percent} /><p class="small">{ut('uploading', { name })}{percent !== undefined && <b class="figures"> {percent}%</b>}</p></>}
        {large && <p class="field-error">{ut('tooLarge', { mb: most })}</p>}
      </div>
    </div>
  );
}
