import { address } from '../../kit/api';

/** Where the server draws the QR code of a page of this site. */
export function qrAddress(path: string): string {
  return address('/qr.svg', { text: path });
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');

/**
 * What a newspaper pastes into its page: a frame, and a line that listens for
 * its height. It believes only messages of our origin from that very frame.
 */
export function snippet(url: string, title: string): string {
  const origin = new URL(url).origin;
  return [
    `<iframe src="${escape(url)}" title="${escape(title)}" width="100%" height="640" style="border:0" loading="lazy"></iframe>`,
    `<script>(function(f){addEventListener("message",function(e){if(e.origin==="${origin}"&&e.source===f.contentWindow&&e.data&&e.data.type==="hoithi:height")f.height=e.data.height})})(document.currentScript.previousElementSibling)</script>`,
  ].join('\n');
}
