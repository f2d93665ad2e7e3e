/** Our own small icons: 24 × 24, one stroke, drawn in the colour of the text. Decorative: never the only label. Here are those of the first pages; all of them are in icons.tsx. */
import type { ComponentChildren } from 'preact';

export interface IconProps {
  /** CSS length; default 1.25em. */
  size?: string;
  class?: string;
}

/** Makes an icon of its lines. */
export function icon(children: ComponentChildren) {
  return ({ size = '1.25em', class: name }: IconProps) => (
    <svg class={name} width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const CheckIcon = /* @__PURE__ */ icon(<path d="M5 12.5l4.5 4.5L19 7.5" />);
export const CrossIcon = /* @__PURE__ */ icon(<path d="M6 6l12 12M18 6L6 18" />);
export const WaitIcon = /* @__PURE__ */ icon(<><circle cx="5" cy="12" r="1" /><circle cx="12" cy="12" r="1" /><circle cx="19" cy="12" r="1" /></>);
export const ChevronDownIcon = /* @__PURE__ */ icon(<path d="M6 9.5l6 6 6-6" />);
export const ArrowLeftIcon = /* @__PURE__ */ icon(<path d="M19 12H5m6-6l-6 6 6 6" />);
export const ArrowRightIcon = /* @__PURE__ */ icon(<path d="M5 12h14m-6-6l6 6-6 6" />);
export const OfflineIcon = /* @__PURE__ */ icon(<><path d="M3 3l18 18" /><path d="M5 12.5a10 10 0 0 1 4-2.4M2 9a14.5 14.5 0 0 1 4.2-2.7M12 6c3.9 0 7.4 1.2 10 3M15 10.4a10 10 0 0 1 4 2.1M8.8 16a5 5 0 0 1 6.4 0" /><path d="M12 19.5h.01" /></>);
export const InfoIcon = /* @__PURE__ */ icon(<><circle cx="12" cy="12" r="8.5" /><path d="M12 11v5M12 8h.01" /></>);
export const WarnIcon = /* @__PURE__ */ icon(<><path d="M12 4l9 16H3z" /><path d="M12 10v4M12 17h.01" /></>);
export const GridIcon = /* @__PURE__ */ icon(<path d="M4 4h6.5v6.5H4zM13.5 4H20v6.5h-6.5zM4 13.5h6.5V20H4zM13.5 13.5H20V20h-6.5z" />);
