export function RulesPage(_: { parts: Record<string, string> }) {
  return null;
}
