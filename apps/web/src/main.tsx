import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { askedEarly } from './api/early-answers.ts'
import { newQueryClient } from './api/query-client.ts'
import { takeEarlyAnswers } from './api/take-early-answers.ts'
import { announceLanguage } from './language/language-store.ts'
import { rootBesideText } from './root-beside-text.ts'
import { newRouter } from './routes.tsx'
import { schemeKey } from './ui/colour-scheme.ts'
import { theme, tokensForMantine } from './ui/theme.ts'

/** Of this page load; without it the browser refuses every `<style>` (docs/threat-model.md). */
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
// The scroll lock of dialogs asks for it under this name (get-nonce).
Object.assign(globalThis, { __webpack_nonce__: nonce })

const themeChoice = localStorageColorSchemeManager({ key: schemeKey })
const queryClient = newQueryClient()
takeEarlyAnswers(queryClient)
const router = newRouter(queryClient)
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

announceLanguage()
// Opened for a text, and gone elsewhere before its screen was there.
const asked = askedEarly()
if (asked) {
  const stopWatching = router.subscribe('onResolved', ({ toLocation }) => {
    stopWatching()
    if (toLocation.pathname !== asked.path) void dropEarly()
  })
}
rootBesideText(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={tokensForMantine}
      getStyleNonce={() => nonce}
      defaultColorScheme="auto"
      colorSchemeManager={themeChoice}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Notifications position="bottom-right" />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)

async function dropEarly(): Promise<void> {
  const { dropEarlyText } = await import('./drafting/early-text.ts')
  dropEarlyText()
}
