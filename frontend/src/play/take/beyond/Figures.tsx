import type { Medium } from '../../../kit/wire';
import { copyOf } from './preload';

/** The pictures and sounds of a question. */
export function Figures({ media }: { media: readonly Medium[] }) {
  return (
    <div class="figures-of-question">
      {media.map((m) => (m.width > 0 ? <Picture key={m.url} medium={m} /> : <Sound key={m.url} medium={m} />))}
    </div>
  );
}

/** The picture of an option. With a text beside it, it only adorns. */
export function OptionPicture({ medium, text }: { medium: Medium; text: string }) {
  return <Picture medium={medium} alt={text && text === medium.alt ? '' : medium.alt} />;
}

/** Takes its room at once, so nothing moves when it comes. */
function Picture({ medium, alt }: { medium: Medium; alt?: string }) {
  const src = copyOf(medium.url).value;
  return (
    <span class="figure" style={{ aspectRatio: `${medium.width} / ${medium.height}`, maxWidth: `${medium.width}px` }}>
      {src && <img src={src} alt={alt ?? medium.alt} width={medium.width} height={medium.height} decoding="async" />}
    </span>
  );
}

function Sound({ medium }: { medium: Medium }) {
  const src = copyOf(medium.url).value;
  return src ? <audio class="figure-sound" controls src={src} aria-label={medium.alt} /> : <span class="figure figure-sound" />;
}
