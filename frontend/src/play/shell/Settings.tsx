import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { LangSwitch } from '../../kit/components/LangSwitch';
import { lazily } from '../lazily';
import { t } from '../words';
import './settings.css';

const SettingsPanel = lazily(() => import('./SettingsPanel').then((m) => m.SettingsPanel));

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
        {open.value && <SettingsPanel />}
      </div>
    </div>
  );
}
