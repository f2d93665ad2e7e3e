import { locale, setLocale } from '../i18n';
import { kt } from '../words';
import './switches.css';
import { toast } from './Toast';

/** Vietnamese or English; each names itself in its own language. */
export function LangSwitch() {
  const choose = (next: 'vi' | 'en') => setLocale(next).catch(() => toast(kt('errorOffline'), 'bad'));
  return (
    <div class="switch" role="group" aria-label={kt('language')}>
      <button type="button" lang="vi" aria-pressed={locale.value === 'vi'} onClick={() => choose('vi')}><span class="visually-hidden">Tiếng Việt</span><span aria-hidden="true">VI</span></button>
      <button type="button" lang="en" aria-pressed={locale.value === 'en'} onClick={() => choose('en')}><span class="visually-hidden">English</span><span aria-hidden="true">EN</span></button>
    </div>
  );
}
