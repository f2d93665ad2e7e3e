export function BoardPage(_: { parts: Record<string, string> }) {
  return null;
}
