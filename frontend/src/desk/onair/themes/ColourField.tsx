import { useId } from 'preact/hooks';

/** A colour by its letters and by the system's own picker. */
export function ColourField({ label, value, wrong, onValue }: { label: string; value: string; wrong: boolean; onValue(value: string): void }) {
  const id = useId();
  return (
    <div class={`colour ${wrong ? 'colour-wrong' : ''}`}>
      <label for={id}>{label}</label>
      <input type="color" aria-label={label} value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#000000'} onInput={(e) => onValue(e.currentTarget.value)} />
      <input id={id} class="control figures" value={value} maxLength={7} spellcheck={false} aria-invalid={wrong || undefined} onInput={(e) => onValue(e.currentTarget.value.trim())} />
    </div>
  );
}
