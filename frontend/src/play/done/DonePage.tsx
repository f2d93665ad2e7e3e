export function DonePage(_: { parts: Record<string, string> }) {
  return null;
}
