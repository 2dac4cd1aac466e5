import { lazy, Suspense } from 'react'
import { useSignal } from './signal.ts'
import { hasToasts } from './toast.ts'

const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }))

export const Toasts = () =>
  useSignal(hasToasts) && (
    <Suspense fallback={null}>
      <Notifications position="bottom-right" limit={3} />
    </Suspense>
  )
