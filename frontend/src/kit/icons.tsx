/** Our own small icons: 24 × 24, one stroke, drawn in the colour of the text. Decorative: never the only label. */
import type { ComponentChildren } from 'preact';

interface IconProps {
  /** CSS length; default 1.25em. */
  size?: string;
  class?: string;
}

function icon(children: ComponentChildren) {
  return ({ size = '1.25em', class: name }: IconProps) => (
    <svg class={name} width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const CheckIcon = icon(<path d="M5 12.5l4.5 4.5L19 7.5" />);
export const CrossIcon = icon(<path d="M6 6l12 12M18 6L6 18" />);
export const WaitIcon = icon(<><circle cx="5" cy="12" r="1" /><circle cx="12" cy="12" r="1" /><circle cx="19" cy="12" r="1" /></>);
export const ChevronDownIcon = icon(<path d="M6 9.5l6 6 6-6" />);
export const ArrowLeftIcon = icon(<path d="M19 12H5m6-6l-6 6 6 6" />);
export const ArrowRightIcon = icon(<path d="M5 12h14m-6-6l6 6-6 6" />);
export const ArrowUpIcon = icon(<path d="M12 19V5M6 11l6-6 6 6" />);
export const SearchIcon = icon(<><circle cx="11" cy="11" r="6.5" /><path d="M16 16l4.5 4.5" /></>);
export const ClockIcon = icon(<><circle cx="12" cy="12" r="8.5" /><path d="M12 7.5V12l3 2" /></>);
export const OfflineIcon = icon(<><path d="M3 3l18 18" /><path d="M5 12.5a10 10 0 0 1 4-2.4M2 9a14.5 14.5 0 0 1 4.2-2.7M12 6c3.9 0 7.4 1.2 10 3M15 10.4a10 10 0 0 1 4 2.1M8.8 16a5 5 0 0 1 6.4 0" /><path d="M12 19.5h.01" /></>);
export const SunIcon = icon(<><circle cx="12" cy="12" r="4" /><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4" /></>);
export const MoonIcon = icon(<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z" />);
export const AutoIcon = icon(<><circle cx="12" cy="12" r="8.5" /><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" fill="currentColor" /></>);
export const InfoIcon = icon(<><circle cx="12" cy="12" r="8.5" /><path d="M12 11v5M12 8h.01" /></>);
export const WarnIcon = icon(<><path d="M12 4l9 16H3z" /><path d="M12 10v4M12 17h.01" /></>);
export const PrintIcon = icon(<><path d="M7 9V3.5h10V9M7 17H4V9.5h16V17h-3" /><path d="M7 14h10v6.5H7z" /></>);
export const ShareIcon = icon(<><path d="M12 15V3.5M8 7l4-3.5L16 7" /><path d="M6 11H4.5v9.5h15V11H18" /></>);
export const CopyIcon = icon(<><path d="M9 9h11.5v11.5H9z" /><path d="M15 9V3.5H3.5V15H9" /></>);
export const ScreenIcon = icon(<><path d="M3 5h18v11.5H3zM8.5 20.5h7M12 16.5v4" /></>);
export const MenuIcon = icon(<path d="M4 7h16M4 12h16M4 17h16" />);
export const PlusIcon = icon(<path d="M12 5v14M5 12h14" />);
export const MinusIcon = icon(<path d="M5 12h14" />);
export const DownloadIcon = icon(<><path d="M12 3.5V15M7.5 11l4.5 4 4.5-4M4.5 20h15" /></>);
export const UploadIcon = icon(<><path d="M12 15V3.5M7.5 8L12 3.5 16.5 8M4.5 20h15" /></>);
export const FilterIcon = icon(<path d="M4 5h16l-6 8v6l-4-2v-4z" />);
export const SortIcon = icon(<path d="M8 5v14M4.5 15.5L8 19l3.5-3.5M16 19V5M12.5 8.5L16 5l3.5 3.5" />);
export const EditIcon = icon(<path d="M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5" />);
export const TrashIcon = icon(<path d="M4 6.5h16M9 6.5V4h6v2.5M6 6.5l1 14h10l1-14M10 10.5v6M14 10.5v6" />);
export const UserIcon = icon(<><circle cx="12" cy="8" r="4" /><path d="M4.5 20.5a7.5 7.5 0 0 1 15 0" /></>);
export const PeopleIcon = icon(<><circle cx="9" cy="8.5" r="3.5" /><path d="M2.5 20a6.5 6.5 0 0 1 13 0M16 5.3a3.5 3.5 0 0 1 0 6.4M18 14.5a6.5 6.5 0 0 1 3.5 5.5" /></>);
export const LockIcon = icon(<><path d="M5.5 10.5h13v10h-13z" /><path d="M8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3" /></>);
export const FlagIcon = icon(<path d="M5.5 21V4h12l-2.5 4.5 2.5 4.5h-12" />);
export const ListIcon = icon(<path d="M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01" />);
export const GridIcon = icon(<path d="M4 4h6.5v6.5H4zM13.5 4H20v6.5h-6.5zM4 13.5h6.5V20H4zM13.5 13.5H20V20h-6.5z" />);
export const SettingsIcon = icon(<path d="M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5" />);
export const FileIcon = icon(<path d="M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5v5h5" />);
export const HistoryIcon = icon(<><path d="M4 12a8 8 0 1 0 2.5-5.8L4 8.5" /><path d="M4 4v4.5h4.5M12 8v4.5l3 1.5" /></>);
export const SignOutIcon = icon(<path d="M14 4.5H5v15h9M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5" />);
