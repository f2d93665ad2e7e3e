import './option-mark.css';

/** Letters of the options, in the order shown. */
export const optionLetters = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/* One outline a letter, in a 40 × 40 box, each with about the same visual weight. */
const shapes = [
  <circle cx="20" cy="20" r="17" />,
  <path d="M20 1l19 19-19 19L1 20z" />,
  <rect x="4" y="4" width="32" height="32" rx="3" />,
  <path d="M20 1.5l19.5 35.5H.5z" />,
  <path d="M20 1l16.5 9.5v19L20 39 3.5 29.5v-19z" />,
  <path d="M20 .5l5.9 12.6 13.6 1.7-10 9.5 2.6 13.7L20 31.3 7.9 38l2.6-13.7-10-9.5 13.6-1.7z" />,
];

export interface OptionMarkProps {
  /** 0 is A. */
  index: number;
  /** Filled when chosen, an outline otherwise. */
  chosen?: boolean;
  size?: string;
}

/** Letter, shape and colour of an option: three signs for one thing, so nobody depends on colour. */
export function OptionMark({ index, chosen = true, size = '2.35rem' }: OptionMarkProps) {
  const i = index % shapes.length;
  return (
    <svg class={`option-mark option-mark-${optionLetters[i]}${chosen ? ' option-mark-on' : ''}`} width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      {shapes[i]}
      <text x="20" y={i === 3 ? 31 : i === 5 ? 27 : 26.5} text-anchor="middle">{optionLetters[i]}</text>
    </svg>
  );
}
