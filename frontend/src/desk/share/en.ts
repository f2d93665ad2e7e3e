import type { Translation } from '../../kit/i18n';
import type vi from './vi';

export default {
  title: 'Share',
  lead: 'Links, QR codes and snippets of the public pages.',
  round: 'Round',
  contest: 'Contest page',
  contestText: 'Where contestants register and take part. Print this QR code on letters and posters.',
  rules: 'Rules',
  rulesText: 'Printed from the numbers of the round.',
  board: 'Provisional board',
  boardText: 'Refreshes itself while the round is open.',
  hall: 'Hall display',
  hallText: 'Full screen, large type, refreshes itself. Open it on the machine at the projector.',
  result: 'Official result',
  resultText: 'Search by receipt or phone number.',
  resultNot: 'This page fills when the result is published.',
  link: 'Link',
  open: 'Open',
  qr: 'QR code of {name}',
  qrDownload: 'Download the QR code',
  embed: 'Embed in another page',
  embedHint: 'Paste it into an article or a portal page. The height adjusts itself.',
  draft: 'The round is a draft; these pages are not public yet.',
  noRound: 'The pages of a round appear once there is one.',
} satisfies Translation<typeof vi>;
