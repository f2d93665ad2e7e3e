export function HallPage(_: { parts: Record<string, string> }) {
  return null;
}
