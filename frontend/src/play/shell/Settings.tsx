import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { LangSwitch, TextSize, ThemeSwitch } from '../../kit/components/Switches';
import { t } from '../words';
import './settings.css';

/** Language, text size and colours, one tap away on every page. */
export function Settings() {
  const open = useSignal(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open.value) return;
    const outside = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) open.value = false;
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      open.value = false;
      box.current?.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('keydown', escape);
    };
  }, [open.value]);
  return (
    <div class="settings" ref={box}>
      <div class="settings-quick"><LangSwitch /></div>
      <button type="button" class="settings-button" aria-expanded={open.value} aria-controls="settings-panel" onClick={() => (open.value = !open.value)}>
        <span aria-hidden="true">Aa</span>
        <span class="visually-hidden">{t('settings')}</span>
      </button>
      <div id="settings-panel" class="settings-panel" hidden={!open.value}>
        <div class="settings-row settings-lang"><span>{t('language')}</span><LangSwitch /></div>
        <div class="settings-row"><span>{t('textSize')}</span><TextSize /></div>
        <div class="settings-row"><span>{t('appearance')}</span><ThemeSwitch /></div>
      </div>
    </div>
  );
}
