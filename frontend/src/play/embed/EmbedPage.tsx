export function EmbedPage(_: { parts: Record<string, string> }) {
  return null;
}
