import { AutoIcon, MoonIcon, SunIcon } from '../icons';
import { contrast, scale, setContrast, setScale, setTheme, theme, type Theme } from '../theme';
import { kt } from '../words';
import './switches.css';

/** Light, dark, or as the device. */
export function ThemeSwitch() {
  const one = (value: Theme, label: string, Icon: typeof SunIcon) => (
    <button type="button" aria-pressed={theme.value === value} aria-label={label} title={label} onClick={() => setTheme(value)}>
      <Icon size="1.1em" />
    </button>
  );
  return (
    <div class="switch" role="group" aria-label={kt('theme')}>
      {one('light', kt('themeLight'), SunIcon)}
      {one('auto', kt('themeAuto'), AutoIcon)}
      {one('dark', kt('themeDark'), MoonIcon)}
    </div>
  );
}

/** A− A A+: 85 % to 150 %. */
export function TextSize() {
  return (
    <div class="switch" role="group" aria-label={kt('textSize')}>
      <button type="button" aria-label={kt('textSmaller')} disabled={scale.value === 1} onClick={() => setScale(scale.value - 1)}>A−</button>
      <button type="button" aria-label={kt('textNormal')} aria-pressed={scale.value === 2} onClick={() => setScale(2)}>A</button>
      <button type="button" aria-label={kt('textLarger')} disabled={scale.value === 5} onClick={() => setScale(scale.value + 1)}>A+</button>
    </div>
  );
}

/** Ordinary or high contrast. */
export function ContrastSwitch() {
  return (
    <div class="switch" role="group" aria-label={kt('contrast')}>
      <button type="button" aria-pressed={!contrast.value} onClick={() => setContrast(false)}>{kt('contrastNormal')}</button>
      <button type="button" aria-pressed={contrast.value} onClick={() => setContrast(true)}>{kt('contrastMore')}</button>
    </div>
  );
}
