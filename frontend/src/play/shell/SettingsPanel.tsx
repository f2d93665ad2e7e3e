import { LangSwitch } from '../../kit/components/LangSwitch';
import { ContrastSwitch, TextSize, ThemeSwitch } from '../../kit/components/Switches';
import { kt } from '../../kit/words';
import { t } from '../words';

/** What the settings button opens. */
export function SettingsPanel() {
  return (
    <>
      <div class="settings-row settings-lang"><span>{t('language')}</span><LangSwitch /></div>
      <div class="settings-row"><span>{t('textSize')}</span><TextSize /></div>
      <div class="settings-row"><span>{t('appearance')}</span><ThemeSwitch /></div>
      <div class="settings-row"><span>{kt('contrast')}</span><ContrastSwitch /></div>
    </>
  );
}
