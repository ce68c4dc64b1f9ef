/** Where the choice of light, dark or as the device has it is kept. */
export const schemeKey = 'cucao.theme'

/** Colours the page as chosen before anything is drawn; the attribute is the one Mantine sets later. */
export function colourAtOnce(): void {
  document.documentElement.dataset.mantineColorScheme = isDark() ? 'dark' : 'light'
}

function isDark(): boolean {
  const chosen = chosenScheme()
  if (chosen === 'dark' || chosen === 'light') return chosen === 'dark'
  return matchMedia('(prefers-color-scheme: dark)').matches
}

function chosenScheme(): string | null {
  try {
    return localStorage.getItem(schemeKey)
  } catch {
    return null // storage switched off
  }
}
