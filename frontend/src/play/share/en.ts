import type { Translation } from '../../kit/i18n';
import type vi from './vi';

export default {
  share: 'Share',
  title: 'Share this page',
  link: 'Link',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'The browser does not allow copying. Select and copy by hand.',
  qr: 'QR code of this page',
  qrHint: 'For a poster or the screen of a hall.',
  qrDownload: 'Download the QR code',
  embed: 'Embed in another page',
  embedHint: 'Paste this into an article or a portal page. The height adjusts itself.',
  system: 'Send with an app',
} satisfies Translation<typeof vi>;
