import { render } from 'preact';
import { startLocale } from '../kit/i18n';
import '../kit/base.css';

void startLocale().then(() => render(<main />, document.getElementById('app')!));
