import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { BrowserRouter } from 'react-router'
import { cache } from '../api/cache.ts'
import { cssVariablesResolver, theme } from '../theme.ts'
import { LiveRegion } from '../ui/LiveRegion.tsx'
import { Toasts } from '../ui/Toasts.tsx'
import { AppRoutes } from './AppRoutes.tsx'
import { CatchFaults } from './CatchFaults.tsx'
import { readStyleNonce } from './nonce.ts'

// The same name as in public/color-scheme.js.
const colorSchemeManager = localStorageColorSchemeManager({ key: 'storeyard-color-scheme' })

export const App = () => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariablesResolver}
    defaultColorScheme="auto"
    colorSchemeManager={colorSchemeManager}
    getStyleNonce={readStyleNonce}
  >
    <QueryClientProvider client={cache}>
      <CatchFaults>
        {/* A navigation that waited as a transition would leave the old page there, to go on from an address that is past. */}
        <BrowserRouter useTransitions={false}>
          <AppRoutes />
        </BrowserRouter>
      </CatchFaults>
      <LiveRegion />
      <Toasts />
    </QueryClientProvider>
  </MantineProvider>
)
