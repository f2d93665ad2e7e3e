import { render } from 'preact';
import '../kit/base.css';
import { startLocale } from '../kit/i18n';
import { startRouter } from '../kit/router';
import { App } from './app';

const ours = /^\/($|c\/|r\/)/;

void startLocale().then(() => {
  startRouter((pathname) => ours.test(pathname));
  render(<App />, document.getElementById('app')!);
});
