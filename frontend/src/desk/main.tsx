import { render } from 'preact';
import '../kit/base.css';
import { startLocale } from '../kit/i18n';
import { startRouter } from '../kit/router';
import { startSession } from './core/session';
import { App } from './shell/App';

if (location.pathname !== '/mc') void startSession();
void startLocale().then(() => {
  startRouter((pathname) => pathname === '/mc' || pathname === '/desk' || pathname.startsWith('/desk/'));
  render(<App />, document.getElementById('app')!);
});
