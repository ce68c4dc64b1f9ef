export function OrganisationsScreen() {
  return null
}
