export function ResultPage(_: { parts: Record<string, string> }) {
  return null;
}
