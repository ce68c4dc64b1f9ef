export function MembersScreen(_: { regulationId: string }) {
  return null
}
