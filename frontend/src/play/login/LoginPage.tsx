export function LoginPage(_: { parts: Record<string, string> }) {
  return null;
}
