export function VersionsScreen(_: { regulationId: string }) {
  return null
}
